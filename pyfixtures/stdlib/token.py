import token

print(token.tok_name[token.NAME], token.ISTERMINAL(3), token.ISNONTERMINAL(300), token.ISEOF(0), sorted(token.EXACT_TOKEN_TYPES.items())[:6])
print(len(token.tok_name), token.N_TOKENS, token.NT_OFFSET, [n for n in token.__all__ if n.islower()])
