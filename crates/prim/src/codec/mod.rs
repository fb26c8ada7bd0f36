//! Text encodings: UTF-8, UTF-16, UTF-32, Latin-1 and ASCII, with resumable error handlers.
