using Conference.Controller.Hosting;

namespace Conference.Controller.Roles;

/// <summary>What this process carries: everything, unless <c>--roles</c> names some.</summary>
internal sealed class HostRoles
{
    public const string Key = "Roles";

    // A running meeting lives in the memory of one process, which all of these change.
    private static readonly HostRole[] Together = [HostRole.Api, HostRole.Events, HostRole.Media, HostRole.Scheduler];

    private readonly HashSet<HostRole> _roles;

    private HostRoles(HashSet<HostRole> roles) => _roles = roles;

    /// <summary>In the order in which the roles are defined.</summary>
    public IReadOnlyList<string> Names => [.. _roles.Order().Select(Name)];

    /// <summary>Whether meetings run here, with all that serves them.</summary>
    public bool HasMeetings => _roles.Contains(HostRole.Media);

    public bool HasRecorder => _roles.Contains(HostRole.Recorder);

    /// <exception cref="StartupException">A role is unknown, or the roles cannot run without others.</exception>
    public static HostRoles Of(IConfiguration configuration) => Parse(configuration[Key]);

    /// <param name="list">Names between commas; all roles when there are none.</param>
    /// <exception cref="StartupException">A role is unknown, or the roles cannot run without others.</exception>
    public static HostRoles Parse(string? list)
    {
        var known = Enum.GetValues<HostRole>().ToDictionary(Name, StringComparer.OrdinalIgnoreCase);
        var names = (list ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.FirstOrDefault(name => !known.ContainsKey(name)) is { } unknown)
            throw new StartupException($"There is no role '{unknown}'. --roles takes some of {string.Join(", ", known.Keys)}; all when it is left out.");
        var roles = names.Length == 0 ? [.. known.Values] : names.Select(name => known[name]).ToHashSet();
        var missing = Together.Except(roles).ToList();
        if (missing.Count > 0 && missing.Count < Together.Length)
        {
            throw new StartupException(
                $"The roles {string.Join(", ", Together.Select(Name))} share the running meetings, so one process carries all of them or none: "
                + $"{string.Join(", ", missing.Select(Name))} {(missing.Count == 1 ? "is" : "are")} missing from --roles.");
        }

        return new HostRoles(roles);
    }

    private static string Name(HostRole role) => role.ToString().ToLowerInvariant();
}
