/** A text as HTML: text is text in a page. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A whole page around its body. The one stylesheet is the server's own. */
export function page(title: string, body: string): string {
  return (
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n' +
    `<title>${escapeHtml(title)}</title>\n<link rel="stylesheet" href="/server.css">\n</head>\n<body>\n<main>\n` +
    `${body}\n</main>\n</body>\n</html>\n`
  );
}
