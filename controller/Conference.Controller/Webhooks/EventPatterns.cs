using System.Text.RegularExpressions;
using Conference.Controller.Errors;

namespace Conference.Controller.Webhooks;

/// <summary>Which events a webhook wants: names of types, or beginnings of them with a <c>*</c>.</summary>
internal static partial class EventPatterns
{
    private const int MaximumCount = 50;

    private static readonly string[] All = ["*"];

    [GeneratedRegex(@"\A(\*|[a-z][A-Za-z]{0,62}\*?)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern { get; }

    public static IReadOnlyList<string> Check(IReadOnlyList<string>? given)
    {
        if (given is null)
            return All;
        if (given.Count is 0 or > MaximumCount)
            throw new RefusedException(RefusalCode.InvalidBody, $"events must have 1 to {MaximumCount} names, such as \"participantJoined\" or \"recording*\".");
        foreach (var pattern in given)
        {
            if (pattern is null || !Pattern.IsMatch(pattern))
                throw new RefusedException(RefusalCode.InvalidBody, $"'{pattern}' in events is neither the name of a type nor the beginning of one with a * after it.");
        }
        return [.. given.Distinct()];
    }
}
