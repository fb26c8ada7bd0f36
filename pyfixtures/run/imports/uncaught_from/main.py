from module import absent
