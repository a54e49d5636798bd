using Conference.Controller.Errors;

namespace Conference.Controller.Meetings.Chat;

/// <summary>What people write to each other.</summary>
internal static class MessageText
{
    public const int Maximum = 4_000;

    /// <summary>With line ends as LF, and without other control characters and outer blanks.</summary>
    /// <param name="orNothing">Whether nothing may be left of it, because a file comes along.</param>
    /// <exception cref="RefusedException">It is empty or too long.</exception>
    public static string Check(string? given, bool orNothing = false)
    {
        var text = string.Concat((given ?? string.Empty).ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();
        return text.Length <= Maximum && (orNothing || text.Length > 0)
            ? text
            : throw new RefusedException(
                RefusalCode.InvalidParameters, $"text must have 1 to {Maximum} characters; this one has {text.Length}.");
    }
}
