# fixture: cached
