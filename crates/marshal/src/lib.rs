//! Reads CPython .pyc files: header, marshal objects and code objects.
