using Conference.Controller.Errors;

namespace Conference.Controller.Meetings;

/// <summary>Text that others will read.</summary>
internal static class Texts
{
    public const int MaximumDisplayName = 60;
    private const int MaximumReason = 200;

    /// <summary>Without control characters and outer blanks.</summary>
    public static string Clean(string? given) => string.Concat((given ?? string.Empty).Where(character => !char.IsControl(character))).Trim();

    /// <summary>Why somebody does something, for the audit log and those concerned; null when nothing is said.</summary>
    public static string? Reason(string? given)
    {
        var reason = Clean(given);
        if (reason.Length > MaximumReason)
            throw new RefusedException(RefusalCode.InvalidBody, $"reason may have {MaximumReason} characters; this one has {reason.Length}.");
        return reason.Length == 0 ? null : reason;
    }

    /// <exception cref="RefusedException">Nothing is left of it, or it is too long.</exception>
    public static string DisplayName(string given)
    {
        var name = Clean(given);
        return name.Length is > 0 and <= MaximumDisplayName
            ? name
            : throw new RefusedException(
                RefusalCode.InvalidBody, $"displayName must have 1 to {MaximumDisplayName} characters; this one has {name.Length}.");
    }
}
