using System.Text.RegularExpressions;
using Conference.Controller.Errors;

namespace Conference.Controller.Meetings;

/// <summary>What the one who makes a meeting says of it, and may change.</summary>
/// <param name="Recurrence">A recurrence rule (RFC 5545, section 3.3.10) for calendars; the room itself is always there.</param>
/// <param name="Capacity">How many people may be in it at a time; null for no limit.</param>
internal sealed partial record MeetingDetails(
    string Name = "Meeting",
    MeetingKind Kind = MeetingKind.Instant,
    DateTimeOffset? StartsAt = null,
    DateTimeOffset? EndsAt = null,
    string? Recurrence = null,
    string? Region = null,
    int? Capacity = null,
    MeetingSettings? Settings = null)
{
    public const int MaximumCapacity = 100_000;

    private const int MaximumName = 100;
    private const int MaximumRecurrence = 500;

    public MeetingSettings Rules => Settings ?? new MeetingSettings();

    /// <summary>The same with its name trimmed and its times in UTC.</summary>
    /// <exception cref="RefusedException">Something in it is out of range, or does not fit together.</exception>
    public MeetingDetails Checked()
    {
        var name = Texts.Clean(Name);
        if (name.Length is 0 or > MaximumName)
            throw Invalid($"name must have 1 to {MaximumName} characters; this one has {name.Length}");
        if (Kind == MeetingKind.Scheduled && StartsAt is null)
            throw Invalid("a scheduled meeting needs startsAt");
        if (EndsAt <= StartsAt)
            throw Invalid("endsAt must be after startsAt");
        if (Recurrence is not null && Kind != MeetingKind.Recurring)
            throw Invalid("recurrence belongs to a meeting of kind recurring");
        if (Recurrence is not null && (Recurrence.Length > MaximumRecurrence || !RecurrenceRule().IsMatch(Recurrence)))
            throw Invalid("recurrence must be a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO");
        if (Region is not null && !RegionName().IsMatch(Region))
            throw Invalid("region may have 1 to 32 of a-z, 0-9 and -");
        if (Capacity is < 1 or > MaximumCapacity)
            throw Invalid($"capacity must be 1 to {MaximumCapacity}");
        Rules.Check();
        return this with { Name = name, StartsAt = StartsAt?.ToUniversalTime(), EndsAt = EndsAt?.ToUniversalTime(), Settings = Rules };
    }

    private static RefusedException Invalid(string what) => new(RefusalCode.InvalidBody, $"{what}.");

    [GeneratedRegex(
        "^([A-Z]+=[A-Z0-9,+:-]+;)*FREQ=(SECONDLY|MINUTELY|HOURLY|DAILY|WEEKLY|MONTHLY|YEARLY)(;[A-Z]+=[A-Z0-9,+:-]+)*$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex RecurrenceRule();

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.NonBacktracking)]
    private static partial Regex RegionName();
}
