-- From the parts that scsi.runs.pdf hands over to one pandoc document.
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

-- A table, or other HTML, that a cell showed and scsi.runs.markup cleaned.
readers["scsi-html"] = function(text)
  local plain = pandoc.read(text, "html"):walk(as_text)
  return plain:walk({Div = function(div) return div.content end}).blocks
end

-- Methods: the template of this package, with citations; kept where a finding used the method.
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
-- the type of tables; a sign of Korean is as wide as two. A column whose cells are no longer than
-- SHORT is as wide as they are.
local PAGE, SHORT, LINES = 106, 14, 40

local function width_of(text)
  local width = 0
  for _, code in utf8.codes(text) do
    width = width + (code >= 0x2e80 and 2 or 1)
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

-- The greatest width, the width of the longest word, and all that is in each column.
local function measured(rows, count)
  local columns = {}
  for i = 1, count do
    local column = {longest = 1, word = 1, all = 1}
    for _, row in ipairs(rows) do
      local text = row[i] or ""
      column.longest = math.max(column.longest, width_of(text))
      column.all = column.all + width_of(text)
      for word in text:gmatch("[^%s-]+-?") do column.word = math.max(column.word, width_of(word)) end
    end
    columns[i] = column
  end
  return columns
end

-- The width of each column in characters, and whether they fit the page as they are. What is left
-- of the page by short columns goes to the long ones by the root of what is in them.
local function layout(columns)
  local widths, total, left, roots = {}, 0, PAGE, 0
  for _, column in ipairs(columns) do
    total = total + column.longest + 2
    if column.longest <= SHORT then left = left - column.longest - 2
    else roots = roots + math.sqrt(column.all) end
  end
  for i, column in ipairs(columns) do
    if total <= PAGE or column.longest <= SHORT then widths[i] = column.longest + 2
    else widths[i] = math.max(column.word + 2, left * math.sqrt(column.all) / roots) end
  end
  return widths, total <= PAGE
end

local function lines_of(rows, widths)
  local lines = 0
  for _, row in ipairs(rows) do
    local most = 1
    for i, text in ipairs(row) do
      most = math.max(most, math.ceil(width_of(text) / math.max(1, widths[i] - 2)))
    end
    lines = lines + most
  end
  return lines
end

-- A range in a table is not broken over two lines.
local unbroken = {
  Inlines = function(inlines)
    for i = 2, #inlines - 1 do
      local before, dash, after = inlines[i - 1], inlines[i], inlines[i + 1]
      if before.t == "Space" and dash.text == "–" and after.t == "Space" then
        inlines[i - 1], inlines[i + 1] = pandoc.Str("\u{a0}"), pandoc.Str("\u{a0}")
      end
    end
    return inlines
  end,
}

-- A table as wide as the page where its text asks for it, and on one page where it is short.
local function laid_out(table)
  table = table:walk(unbroken)
  local rows = rows_of(table)
  local widths, fits = layout(measured(rows, #table.colspecs))
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

-- Signs that could be Typst's go into a string of Typst, in which none is. pandoc escapes most of them
-- and forgets some: at the start of a table's cell `= x` would be a heading and `- x` a list, and
-- anywhere `-2`, `-?` and `...` would be written as other signs.
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
  return document:walk(parts):walk(spoken):walk(literal)
end
