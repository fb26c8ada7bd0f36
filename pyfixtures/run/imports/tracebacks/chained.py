try:
    import absent_one
except ImportError:
    import absent_two
