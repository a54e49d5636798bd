using System.Net;
using Conference.Controller.Access;
using Conference.Controller.Access.Tenants;
using Conference.Controller.Errors;
using Microsoft.Extensions.Options;

namespace Conference.Controller.Api.Limits;

/// <summary>All limits of the service, kept in memory per process. Each member counts one or refuses with 429 and Retry-After.</summary>
internal sealed class RateLimits(IOptions<LimitOptions> options, TenantDirectory tenants, TimeProvider clock)
{
    private readonly LimitOptions _rates = options.Value;
    private readonly RateLimit _calls = new("calls", clock);
    private readonly RateLimit _keyLookups = new("unknown keys", clock);
    private readonly RateLimit _meetings = new("meetings", clock);
    private readonly RateLimit _joins = new("joins", clock);
    private readonly RateLimit _passcodes = new("passcodes", clock);
    private readonly RateLimit _logins = new("logins", clock);
    private readonly RateLimit _messages = new("messages", clock);

    /// <summary>A REST call: a program's count for its key, because all of an application's users come from one address.</summary>
    /// <exception cref="RefusedException">Too many.</exception>
    public RateState Call(Caller caller) => caller.Kind == CallerKind.ApiKey
        ? _calls.Take($"key {caller.Id}", _rates.CallsPerKey)
        : _calls.Take(Network(caller.Address), _rates.CallsPerAddress);

    /// <summary>A call of somebody who could not be let in.</summary>
    /// <exception cref="RefusedException">Too many.</exception>
    public void FailedCall(string address) => _calls.Take(Network(address), _rates.CallsPerAddress);

    /// <summary>Counts the name of an API key that has to be looked up, before it is: whoever makes up names asks the database no more often.</summary>
    /// <exception cref="RefusedException">Too many.</exception>
    public void KeyLookup(string address) => _keyLookups.Take(Network(address), _rates.KeyLookupsPerAddress);

    /// <summary>Counts nothing, but refuses whoever has no calls left: asked before something unknown is looked up.</summary>
    /// <exception cref="RefusedException">Too many.</exception>
    public void CheckCalls(string address) => _calls.Check(Network(address), _rates.CallsPerAddress);

    /// <exception cref="RefusedException">Too many.</exception>
    public async ValueTask MeetingAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.IsTenant)
            _meetings.Take(Network(caller.Address), _rates.MeetingsPerAddress);
        var own = (await tenants.LimitsAsync(caller.TenantId, cancellationToken)).MeetingsPerMinute;
        _meetings.Take($"tenant {caller.TenantId}", own is { } count ? Rate.PerMinute(count) : _rates.MeetingsPerTenant);
    }

    /// <param name="tenantId">The meeting's tenant.</param>
    /// <exception cref="RefusedException">Too many.</exception>
    public async ValueTask JoinAsync(Caller caller, string tenantId, CancellationToken cancellationToken)
    {
        if (!caller.Owns(tenantId))
            _joins.Take(Network(caller.Address), _rates.JoinsPerAddress);
        var own = (await tenants.LimitsAsync(tenantId, cancellationToken)).JoinsPerMinute;
        _joins.Take($"tenant {tenantId}", own is { } count ? Rate.PerMinute(count) : _rates.JoinsPerTenant);
    }

    /// <summary>Counts a passcode before it is compared, so that guesses at once count too; a right one is given back.</summary>
    /// <exception cref="RefusedException">Too many.</exception>
    public void Passcode(Caller caller, string meetingId) => _passcodes.Take($"{Network(caller.Address)} {meetingId}", _rates.Passcodes);

    public void RightPasscode(Caller caller, string meetingId) =>
        _passcodes.GiveBack($"{Network(caller.Address)} {meetingId}", _rates.Passcodes);

    /// <exception cref="RefusedException">Too many.</exception>
    public void Login(string address) => _logins.Take(Network(address), _rates.LoginsPerAddress);

    /// <exception cref="RefusedException">Too many.</exception>
    public void Message(string participantId) => _messages.Take(participantId, _rates.MessagesPerParticipant);

    // One customer has at least a /64 of IPv6: its addresses count as one.
    private static string Network(string? address)
    {
        if (address is null || !address.Contains(':') || !IPAddress.TryParse(address, out var parsed))
            return address ?? string.Empty;
        return Convert.ToHexStringLower(parsed.GetAddressBytes().AsSpan(0, 8));
    }
}
