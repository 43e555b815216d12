"""Pages of prose that try to bring something active: elements, attributes, schemes, and signs that Markdown reads.

Each form calls `hit()` where it runs, so that a browser tells whether it did.
"""

from __future__ import annotations

from collections.abc import Iterator

_SCRIPTS = (
    "javascript:hit()",
    "java&#115;cript:hit()",
    "java&#x73;cript:hit()",
    "&#106;avascript:hit()",
    "JaVaScRiPt:hit()",
    "java\tscript:hit()",
    "java&Tab;script:hit()",
    "java&NewLine;script:hit()",
    " javascript:hit()",
    "&#1;javascript:hit()",
    "javascript&colon;hit()",
    "vbscript:hit()",
    "data:text/html,<script>hit()</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
    "&#x6A&#x61&#x76&#x61script:hit()",
)
_HANDLERS = (
    "onclick",
    "onerror",
    "onload",
    "onfocus",
    "onmouseover",
    "onanimationstart",
    "ontoggle",
    "onbeforetoggle",
    "onpointerrawupdate",
    "onscrollend",
    "onauxclick",
    "ONERROR",
    "oncontentvisibilityautostatechange",
)
_ELEMENTS = (
    "script",
    "iframe",
    "object",
    "embed",
    "style",
    "form",
    "input",
    "button",
    "textarea",
    "select",
    "plaintext",
    "xmp",
    "noscript",
    "noembed",
    "noframes",
    "template",
    "svg",
    "math",
    "base",
    "link",
    "meta",
    "title",
    "video",
    "audio",
    "source",
    "portal",
    "dialog",
    "marquee",
    "frameset",
    "applet",
    "main",
    "body",
    "html",
    "head",
    "header",
    "footer",
    "slot",
    "x-element",
    "image",
    "isindex",
    "keygen",
    "listing",
    "fencedframe",
    "area",
    "map",
)
_TREES = (
    "<svg><script>hit()</script></svg>",
    "<svg onload=hit()>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=hit()&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=hit()>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=hit()>",
    "<table><td><a href=javascript:hit()>x</a>",
    "<!--><img src=x onerror=hit()>-->",
    "<!--> <script>hit()</script> -->",
    "<![CDATA[<img src=x onerror=hit()>]]>",
    "<?php <img src=x onerror=hit()> ?>",
    '<a title="a>b" onclick="hit()">x</a>',
    "<img title='>' src=x onerror=hit()>",
    "<img src=x\nonerror=hit()>",
    "<img/src=x/onerror=hit()>",
    "<IMG SRC=x OnErRoR=hit()>",
    "<p\nonmouseover=hit()>x</p>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "<<script>hit()//<</script>",
    "<script src=//x.invalid/a.js>",
    "<img src=x:alert onerror=eval(src)>",
    "<details open ontoggle=hit()><summary>x</summary></details>",
    "</main><script>hit()</script>",
    "<plaintext>",
    "<textarea>",
    "</body></html><script>hit()</script>",
    '<div style="background:url(javascript:hit())">x</div>',
    '<div style="position:fixed;inset:0">x</div>',
    "<style>@import 'javascript:hit()'</style>",
    "<a href=x target=_blank ping=//x.invalid>x</a>",
    "<button formaction=javascript:hit()>x</button>",
    '<img srcset="x 1x" src=x onerror=hit()>',
    "<a id=x tabindex=1 onfocus=hit()>x</a>",
    '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
    "<object data=javascript:hit()>",
    "<embed src=javascript:hit()>",
    '<meta http-equiv=refresh content="0;javascript:hit()">',
    "<base href=javascript:/a/-hit()//>",
    "<link rel=stylesheet href=//x.invalid/a.css>",
    "<x-element onclick=hit()>x</x-element>",
    "<select><template shadowrootmode=open><script>hit()</script></template></select>",
)
_MARKDOWN = (
    "[x]({})",
    "[x](<{}>)",
    "![x]({})",
    '[x]({} "title")',
    "[x][1]\n\n[1]: {}",
    "<{}>",
    '<a href="{}">x</a>',
    "<a href='{}'>x</a>",
)
_LISTS = (
    'A paragraph.\n{: onclick="hit()" }',
    "# A heading {: onclick=hit() }",
    "*x*{: onmouseover=hit() }",
    "[x](y){: onclick='hit()' }",
    "![x](y.png){: onerror=hit() }",
    '[x](y){: href="javascript:hit()" }',
    'A paragraph.\n{: style="position:fixed" }',
    "[x](y){: target=_blank ping=//x.invalid }",
    "| a |\n| --- |\n| b {: onclick=hit() } |",
    "A paragraph.\n{: srcdoc=x }",
)


def hostile_prose() -> Iterator[str]:
    """Yield the Markdown of every form."""
    for address in _SCRIPTS:
        for form in _MARKDOWN:
            yield form.replace("{}", address)
    yield from (f"<img src=x {name}=hit()>" for name in _HANDLERS)
    yield from (f'A word <b title="a > b" {name}="hit()">x</b>.' for name in _HANDLERS)
    yield from (f"<{name} onload=hit() onerror=hit()>hit()" for name in _ELEMENTS)
    yield from (f"Words.\n\n</{name}>\n\nWords." for name in _ELEMENTS)
    yield from _TREES
    yield from _LISTS
