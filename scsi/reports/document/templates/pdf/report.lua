-- From the parts that scsi.reports.document.pdf hands over to one pandoc document.
--
-- A part is a RawBlock of one of the formats below. Text that a notebook printed may hold words from
-- a survey: it is read as CommonMark, and whatever in it is no text (markup, picture, address,
-- code for Typst) is written out as text. What reaches the writer is only what is named here.

-- Show markup as the text it is, pictures and links by their words, code of any kind as code.
local as_text = {
  CodeBlock = function(code) return pandoc.CodeBlock(code.text) end,
  RawInline = function(raw) return pandoc.Str(raw.text) end,
  RawBlock = function(raw) return pandoc.Para(pandoc.Str(raw.text)) end,
  Image = function(image) return image.caption end,
  Link = function(link) return link.content end,
  Header = function(header) return pandoc.Para(pandoc.Strong(header.content)) end,
}

local function quoted(text)
  return '"' .. text:gsub("\\", "\\\\"):gsub('"', '\\"'):gsub("%s+", " ") .. '"'
end

local function typst(blocks)
  return pandoc.write(pandoc.Pandoc(blocks), "typst"):gsub("%s+$", "")
end

local readers = {}

-- Markdown of a cell: written by the notebook's author, so it may hold mathematics and links.
readers["scsi-prose"] = function(text)
  local reader = "commonmark+tex_math_dollars+pipe_tables+footnotes"
  local prose = pandoc.read(text, reader):walk {
    RawInline = as_text.RawInline,
    RawBlock = as_text.RawBlock,
    Image = as_text.Image,
  }
  return prose.blocks
end

-- Markdown that a cell showed.
readers["scsi-text"] = function(text)
  return pandoc.read(text, "commonmark"):walk(as_text).blocks
end

-- A table, or other HTML, that a cell showed and scsi.reports.document.markup cleaned.
readers["scsi-html"] = function(text)
  local plain = pandoc.read(text, "html"):walk(as_text)
  return plain:walk({Div = function(div) return div.content end}).blocks
end

-- Methods, with citations: what scsi.showing.methods.reading.methods_chapter writes; kept where a finding
-- used the method.
local function used(types)
  return {
    Div = function(div)
      local wanted = div.attributes.of
      if not wanted then return nil end
      for each in wanted:gmatch("%S+") do
        if types[each] then return div.content end
      end
      return {}
    end,
  }
end

-- Tables: how wide a page is and how many lines of a table are kept on one page, in characters of
-- the type of tables; a sign of Korean is as wide as two.
local PAGE, LINES = 118, 40

local function width_of(text)
  local width = 0
  for _, code in utf8.codes(text) do
    local wide = code == 0x6d or code == 0x77 or code == 0x2013  -- m, w and the dash of a range
    local capital = code >= 0x41 and code <= 0x5a
    width = width + (code >= 0x2e80 and 2 or (wide or capital) and 1.4 or 1)
  end
  return width
end

-- The cells of each column as text, by rows.
local function rows_of(table)
  local rows = pandoc.List(table.head.rows):clone()
  for _, body in ipairs(table.bodies) do rows:extend(body.body) end
  return rows:map(function(row)
    return row.cells:map(function(cell) return pandoc.utils.stringify(cell.contents) end)
  end)
end

-- The words of a text as they may stand on lines of their own: Korean breaks at blanks, dots and
-- hyphens.
local function words_of(text)
  text = text:gsub("< ", "<_")
  if not text:find("[\xea-\xed]") then return text:gmatch("[^%s-]+-?") end
  return text:gsub("·", "· "):gsub("-", "- "):gmatch("%S+")
end

-- The greatest width and the width of the longest word of each column.
local function measured(rows, count)
  local columns = {}
  for i = 1, count do
    local column = {longest = 1, word = 1}
    for _, row in ipairs(rows) do
      local text = row[i] or ""
      column.longest = math.max(column.longest, width_of(text))
      for word in words_of(text) do column.word = math.max(column.word, width_of(word)) end
    end
    columns[i] = column
  end
  return columns
end

-- How many lines rows take, given as the widths of their cells: a row as many as its longest cell,
-- taken as a mean that leans to the longest, so that it changes with every column.
local function lines_of(rows, widths)
  local lines = 0
  for _, row in ipairs(rows) do
    local sum = 0
    for i, width in ipairs(row) do sum = sum + math.max(1, width / (widths[i] - 2)) ^ 8 end
    lines = lines + (sum / #row) ^ (1 / 8)
  end
  return lines
end

-- The width of each column in characters, and whether they fit the page as they are. Where they do
-- not, each begins with its longest word, and what is left of the page goes, a little at a time,
-- to the column that saves most lines by it.
local function layout(columns, rows)
  local widths, total, left = {}, 0, PAGE
  for i, column in ipairs(columns) do
    total = total + column.longest + 2
    widths[i] = column.word + 2
    left = left - widths[i]
  end
  if total <= PAGE then
    for i, column in ipairs(columns) do widths[i] = column.longest + 2 end
  end
  while total > PAGE and left > 0 do
    local best, least = 1, math.huge
    for i in ipairs(columns) do
      widths[i] = widths[i] + 1
      local lines = lines_of(rows, widths)
      if lines < least then best, least = i, lines end
      widths[i] = widths[i] - 1
    end
    widths[best], left = widths[best] + 1, left - 1
  end
  return widths, total <= PAGE
end

-- A number, a dash and a number from place i on, with blanks between them.
local function is_range(inlines, i)
  local parts = {inlines[i], inlines[i + 1], inlines[i + 2], inlines[i + 3], inlines[i + 4]}
  return #parts == 5 and parts[3].text == "–" and parts[2].t == "Space" and parts[4].t == "Space"
    and (parts[1].text or ""):find("%d") and (parts[5].text or ""):find("%d")
end

-- In a cell a range is not broken over two lines, nor a bound from its sign, nor, where there is
-- little else, a number from the word before it.
local unbroken = {
  Plain = function(plain)
    local inlines, kept, i = plain.content, pandoc.List(), 1
    local little = width_of(pandoc.utils.stringify(plain)) <= 26
    local open, close, blank = "#box[", "]", pandoc.Str("\u{a0}")
    while i <= #inlines do
      local before, after = inlines[i - 1] or {}, inlines[i + 1]
      if is_range(inlines, i) then
        kept:insert(pandoc.RawInline("typst", open))
        kept:extend {inlines[i], blank, inlines[i + 2], blank, inlines[i + 4]}
        kept:insert(pandoc.RawInline("typst", close))
        i = i + 4
      elseif inlines[i].t == "Space" and before.text == "<" then
        kept:insert(blank)
      elseif little and inlines[i].t == "Space" and after and (after.text or ""):find("^%d+,?$") then
        kept:insert(blank)
      else
        kept:insert(inlines[i])
      end
      i = i + 1
    end
    plain.content = kept
    return plain
  end,
}

-- A table as wide as the page where its text asks for it, and on one page where it is short.
local function laid_out(table)
  table = table:walk(unbroken)
  local texts = rows_of(table)
  local rows = texts:map(function(row) return row:map(width_of) end)
  local widths, fits = layout(measured(texts, #table.colspecs), rows)
  if not fits then
    local sum = 0
    for _, width in ipairs(widths) do sum = sum + width end
    for i, spec in ipairs(table.colspecs) do table.colspecs[i] = {spec[1], widths[i] / sum} end
  end
  if lines_of(rows, widths) > LINES then return table end
  local open, close = "#block(breakable: false)[", "]"
  return {pandoc.RawBlock("typst", open), table, pandoc.RawBlock("typst", close)}
end

-- Mathematics and pictures carry what a reader needs who cannot see them.
local spoken = {
  Span = function(span)
    local alt = span.attributes.alt
    if not alt then return nil end
    local math = typst { pandoc.Plain(span.content) }
    return pandoc.RawInline("typst", "#[#set math.equation(alt: " .. quoted(alt) .. ")\n" .. math .. "]")
  end,
  Image = function(image)
    local alt = quoted(image.attributes.alt or pandoc.utils.stringify(image.caption))
    local source = quoted(image.src)
    return pandoc.RawInline("typst", "#image(" .. source .. ", width: 100%, alt: " .. alt .. ")")
  end,
  Table = function(table) return laid_out(table), false end,
}

-- A block with a number of its own: Typst counts on from there.
local numbered = {
  Div = function(div)
    local kind, number = div.attributes.kind, tonumber(div.attributes.number)
    if not number then return nil end
    local counter = "#counter(figure.where(kind: " .. kind .. ")).update(" .. number - 1 .. ")"
    return {pandoc.RawBlock("typst", counter), table.unpack(div.content)}
  end,
}

-- Signs that could be Typst's go into a string of Typst, in which none is. pandoc escapes most of
-- them and forgets some: at the start of a table's cell `= x` would be a heading and `- x` a list,
-- and anywhere `-2`, `-?` and `...` would be written as other signs.
local literal = {
  Str = function(str)
    local text = str.text
    if text:find("[^%w\128-\255.,;:!?()%%]") or text:find("%.%.") or text:find("^%d+%.$") then
      return pandoc.RawInline("typst", "#" .. quoted(text) .. ";")
    end
  end,
}

function Pandoc(document)
  local types = {}
  for _, each in ipairs(document.meta.types or {}) do
    types[pandoc.utils.stringify(each)] = true
  end
  document.meta.types = nil
  local parts = {
    RawBlock = function(raw)
      if raw.format == "scsi-methods" then
        return pandoc.read(raw.text, "markdown-raw_html-raw_tex"):walk(used(types)).blocks
      end
      return readers[raw.format](raw.text)
    end,
  }
  return document:walk(parts):walk(spoken):walk(numbered):walk(literal)
end
