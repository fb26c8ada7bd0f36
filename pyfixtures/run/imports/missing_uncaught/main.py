import package.here
