// Right after the renderer: drop its rules for fonts that would be fetched from elsewhere.
for (const sheet of document.styleSheets) {
  if (!sheet.href) {
    for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
      const rule = sheet.cssRules[at];
      if (rule instanceof CSSFontFaceRule && rule.cssText.includes("https://")) sheet.deleteRule(at);
    }
  }
}
