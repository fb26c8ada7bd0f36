import stat_
stat_.nothing
