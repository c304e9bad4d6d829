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

-- A table of few rows is kept on one page.
local KEPT_TOGETHER = 24

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
  Table = function(table)
    local rows = 0
    for _, body in ipairs(table.bodies) do rows = rows + #body.body end
    if rows > KEPT_TOGETHER then return nil end
    local open, close = "#block(breakable: false)[", "]"
    return {pandoc.RawBlock("typst", open), table, pandoc.RawBlock("typst", close)}, false
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
  return document:walk(parts):walk(spoken)
end
