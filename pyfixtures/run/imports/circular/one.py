import two
done = True
