namespace Conference.Recorder.Compose;

/// <summary>The font for names, and those that help out where it has no letter.</summary>
internal sealed class FontSet
{
    private readonly List<(string File, FontCoverage Coverage)> _fonts = [];

    /// <exception cref="IOException">The first font cannot be read; others may be missing.</exception>
    /// <exception cref="InvalidDataException">A file is no font.</exception>
    public FontSet(RecorderOptions options)
    {
        _fonts.Add((options.FontFile, FontCoverage.Read(options.FontFile)));
        foreach (var file in options.FallbackFonts.Where(File.Exists).Except([options.FontFile]))
            _fonts.Add((file, FontCoverage.Read(file)));
    }

    public IReadOnlyList<string> Files => _fonts.ConvertAll(font => font.File);

    /// <summary>
    /// Cuts a text into runs of one font each. What no font has is left out: a box in its place tells nobody anything.
    /// </summary>
    public IReadOnlyList<FontRun> RunsOf(string text)
    {
        var runs = new List<FontRun>();
        foreach (var rune in text.EnumerateRunes())
        {
            var current = runs.Count > 0 ? runs[^1].Font : 0;

            // A space, and whatever else the run's font has, does not end it: letters that join must be drawn together.
            var font = _fonts[current].Coverage.Has(rune.Value) ? current : _fonts.FindIndex(candidate => candidate.Coverage.Has(rune.Value));
            if (font < 0)
                continue;
            if (runs.Count > 0 && font == current)
                runs[^1] = runs[^1] with { Text = runs[^1].Text + rune };
            else
                runs.Add(new FontRun(font, rune.ToString()));
        }

        return runs;
    }

    public bool HasAll(string text) => text.EnumerateRunes().All(rune => _fonts.Exists(font => font.Coverage.Has(rune.Value)));
}

/// <summary>A piece of text that one font can draw.</summary>
internal sealed record FontRun(int Font, string Text);
