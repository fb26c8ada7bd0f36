def continues(items):
    for item in items:
        try:
            if item:
                continue
            item()
        except ValueError:
            continue
        except KeyError:
            break
        finally:
            items.close()
    while items:
        try:
            items.pop()
            continue
        finally:
            items = None
