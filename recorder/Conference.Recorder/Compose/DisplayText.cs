using System.Globalization;
using System.Text;

namespace Conference.Recorder.Compose;

/// <summary>Makes names fit to be drawn: one line, no control characters.</summary>
internal static class DisplayText
{
    public static string OneLine(string name)
    {
        var words = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            words.Append(IsDrawable(rune) ? rune.ToString() : " ");

        var text = string.Join(' ', words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "Guest" : text;
    }

    /// <summary>Whether a text is read from right to left: its first letter tells (Unicode annex 9, rules P2 and P3).</summary>
    public static bool IsRightToLeft(string text)
    {
        var letter = text.EnumerateRunes().FirstOrDefault(Rune.IsLetter).Value;
        return letter is >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF;
    }

    /// <summary>The first letters of the first and the last word; empty when the name has no letters or digits.</summary>
    public static string Initials(string name)
    {
        var letters = name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EnumerateRunes().FirstOrDefault(Rune.IsLetterOrDigit))
            .Where(rune => rune != default)
            .Select(rune => Rune.ToUpperInvariant(rune).ToString())
            .ToArray();
        return letters.Length switch
        {
            0 => "",
            1 => letters[0],
            _ => letters[0] + letters[^1],
        };
    }

    // Direction overrides (U+202E and its kin) are format characters: they would turn the names beside them around.
    private static bool IsDrawable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator);
}
