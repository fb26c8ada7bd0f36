# Markdown to HTML: blocks, lists that nest, inline marks, links, code, and escaping.
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def inline(text):
    out, at, open_tags = [], 0, []
    while at < len(text):
        rest = text[at:]
        match rest[0], rest[1:2]:
            case "\\", escaped if escaped and not escaped.isalnum():
                out.append(escaped.translate(ESCAPES))
                at += 2
            case "`", _ if (end := rest.find("`", 1)) > 0:
                out.append(f"<code>{rest[1:end].translate(ESCAPES)}</code>")
                at += end + 1
            case "*" as mark, following:
                tag, width = ("strong", 2) if following == mark else ("em", 1)
                if tag in open_tags:
                    while (closed := open_tags.pop()) != tag:
                        out.append(f"</{closed}>")
                    out.append(f"</{tag}>")
                else:
                    open_tags.append(tag)
                    out.append(f"<{tag}>")
                at += width
            case "[", _ if (middle := rest.find("](")) > 0 and (end := rest.find(")", middle)) > 0:
                label, target = rest[1:middle], rest[middle + 2 : end]
                out.append(f'<a href="{target.translate(ESCAPES)}">{inline(label)}</a>')
                at += end + 1
            case c, _:
                out.append(c.translate(ESCAPES))
                at += 1
    out.extend(f"</{tag}>" for tag in reversed(open_tags))
    return "".join(out)


def blocks(lines):
    lines = iter(lines)
    paragraph, lists = [], []

    def flush():
        if paragraph:
            yield f"<p>{inline(' '.join(paragraph))}</p>"
            paragraph.clear()

    def close(depth=0):
        while len(lists) > depth:
            kind, _ = lists.pop()
            yield f"{'  ' * len(lists)}</{kind}>"

    for line in lines:
        stripped = line.strip()
        indent = len(line) - len(line.lstrip())
        item = None
        if stripped[:2] in ("- ", "* "):
            item = "ul", stripped[2:]
        elif (number := stripped.partition(". "))[0].isdigit() and number[1]:
            item = "ol", number[2]
        if item:
            yield from flush()
            kind, text = item
            while lists and lists[-1][1] > indent:
                yield from close(len(lists) - 1)
            if not lists or lists[-1][1] < indent:
                yield f"{'  ' * len(lists)}<{kind}>"
                lists.append((kind, indent))
            yield f"{'  ' * len(lists)}<li>{inline(text)}</li>"
            continue
        yield from close()
        if not stripped:
            yield from flush()
        elif stripped.startswith("```"):
            yield from flush()
            code = []
            for line in lines:
                if line.strip() == "```":
                    break
                code.append(line.translate(ESCAPES))
            yield f'<pre class="{stripped[3:] or "plain"}">' + "\n".join(code) + "</pre>"
        elif stripped[0] == "#" and (level := len(stripped) - len(stripped.lstrip("#"))) <= 6:
            yield from flush()
            yield f"<h{level}>{inline(stripped[level:].strip())}</h{level}>"
        elif set(stripped) <= {"-"} and len(stripped) >= 3:
            yield from flush()
            yield "<hr>"
        elif stripped[0] == ">":
            yield from flush()
            yield f"<blockquote>{inline(stripped[1:].strip())}</blockquote>"
        else:
            paragraph.append(stripped)
    yield from flush()
    yield from close()


TEXT = r"""
# Title with *emphasis* & <angle>
A paragraph with **bold *nested* text**,
`code <b>` and a [link *here*](http://x.y/?a=1&b=2).

- one
- two with `x`
  - inner
  - inner two
    1. deep
- three

1. first
2. second
---
> quoted **text
```python
if a < b:
    print("x")
```
####### seven marks
Escapes: \*not\* \\ \a and unclosed *em
"""
print(*blocks(TEXT.splitlines()), sep="\n")
print(list(blocks([])), list(blocks(["```", "open"])), inline("**a*b**c*"), inline("[x](y"), inline("`open"))
