using Conference.Controller.Errors;

namespace Conference.Controller.Meetings.Files;

/// <summary>What a file is called; its content is never stored under that name.</summary>
internal static class FileName
{
    private const int Maximum = 200;

    /// <exception cref="RefusedException">Nothing is left of it, or it is too long.</exception>
    public static string Check(string? given)
    {
        var name = string.Concat(Texts.Clean(given).Select(character => character is '/' or '\\' or ':' or '"' ? '_' : character)).Trim(' ', '.');
        return name.Length is > 0 and <= Maximum
            ? name
            : throw new RefusedException(RefusalCode.InvalidParameters, $"name must have 1 to {Maximum} characters: ?name=notes.pdf");
    }
}
