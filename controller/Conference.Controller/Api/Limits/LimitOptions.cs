using Microsoft.Extensions.Options;

namespace Conference.Controller.Api.Limits;

/// <summary>How much one caller may ask for before it gets 429. A tenant's own limits go before those for all tenants.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Limits";

    [ValidateObjectMembers]
    public Rate CallsPerAddress { get; set; } = Rate.PerSecond(100, burst: 400);

    [ValidateObjectMembers]
    public Rate CallsPerKey { get; set; } = Rate.PerSecond(2_000, burst: 4_000);

    /// <summary>Names of API keys that the process has not met yet.</summary>
    [ValidateObjectMembers]
    public Rate KeyLookupsPerAddress { get; set; } = Rate.PerSecond(10, burst: 100);

    [ValidateObjectMembers]
    public Rate MeetingsPerAddress { get; set; } = Rate.PerMinute(60);

    [ValidateObjectMembers]
    public Rate MeetingsPerTenant { get; set; } = Rate.PerMinute(600);

    [ValidateObjectMembers]
    public Rate JoinsPerAddress { get; set; } = Rate.PerMinute(120);

    [ValidateObjectMembers]
    public Rate JoinsPerTenant { get; set; } = Rate.PerMinute(6_000);

    /// <summary>Wrong ones, per address and meeting.</summary>
    [ValidateObjectMembers]
    public Rate Passcodes { get; set; } = Rate.PerMinute(10);

    [ValidateObjectMembers]
    public Rate LoginsPerAddress { get; set; } = Rate.PerMinute(10);

    /// <summary>Messages and other things that everybody in the meeting sees.</summary>
    [ValidateObjectMembers]
    public Rate MessagesPerParticipant { get; set; } = Rate.PerSecond(10, burst: 20);
}
