using System.Collections.Frozen;
using System.Text.Json;
using Conference.Controller.Errors;

namespace Conference.Controller.Access.Roles;

/// <summary>The grants of each role, and the changes that somebody has been given to theirs.</summary>
internal static class RoleGrants
{
    private const Grants Attendee =
        Grants.Subscribe | Grants.Chat | Grants.PrivateChat | Grants.React | Grants.RaiseHand | Grants.Vote;

    private const Grants Speaker =
        Attendee | Grants.PublishAudio | Grants.PublishVideo | Grants.ShareScreen | Grants.SendFiles | Grants.Record;

    private const Grants Host = Speaker | Grants.CreatePolls | Grants.Moderate | Grants.Manage;

    private static readonly FrozenDictionary<string, Grants> ByName = Enum.GetValues<Grants>()
        .Where(grant => grant != Grants.None)
        .ToFrozenDictionary(grant => JsonNamingPolicy.CamelCase.ConvertName(grant.ToString()), StringComparer.Ordinal);

    /// <summary>The names of all grants, as clients write them.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    public static Grants Of(Role role) => role switch
    {
        Role.Host or Role.CoHost => Host,
        Role.Speaker => Speaker,
        Role.Attendee => Attendee,
        Role.Observer => Grants.Subscribe,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without grants."),
    };

    /// <summary>The role's grants with somebody's own changes.</summary>
    public static Grants Of(Role role, IReadOnlyDictionary<string, bool>? changes)
    {
        var grants = Of(role);
        foreach (var (name, given) in changes ?? FrozenDictionary<string, bool>.Empty)
            grants = given ? grants | ByName[name] : grants & ~ByName[name];
        return grants;
    }

    public static bool Has(this Grants grants, Grants wanted) => (grants & wanted) == wanted;

    /// <summary>The names of the grants in <paramref name="grants"/>, in a fixed order.</summary>
    public static IReadOnlyList<string> NamesOf(Grants grants) => [.. Names.Where(name => grants.Has(ByName[name]))];

    /// <exception cref="RefusedException">One of the names is no grant.</exception>
    public static void Check(IReadOnlyDictionary<string, bool>? changes)
    {
        if (changes?.Keys.FirstOrDefault(name => !ByName.ContainsKey(name)) is { } unknown)
            throw new RefusedException(RefusalCode.InvalidBody, $"There is no grant '{unknown}'. The grants are: {string.Join(", ", Names)}.");
    }
}
