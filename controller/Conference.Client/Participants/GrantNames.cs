using System.Collections.Frozen;
using System.Numerics;
using System.Text.Json;

namespace Conference.Client;

/// <summary>Grants as they are written on the wire.</summary>
internal static class GrantNames
{
    private static readonly FrozenDictionary<string, Grants> ByName = Enum.GetValues<Grants>()
        .Where(grant => BitOperations.IsPow2((int)grant))
        .ToFrozenDictionary(grant => JsonNamingPolicy.CamelCase.ConvertName(grant.ToString()), StringComparer.Ordinal);

    public static Grants Find(string name) => ByName.GetValueOrDefault(name);

    public static IEnumerable<string> Of(Grants grants) => ByName.Where(pair => grants.HasFlag(pair.Value)).Select(pair => pair.Key);

    /// <summary>Changes as <c>{grant: bool}</c>; null when there are none.</summary>
    /// <exception cref="ArgumentException">A grant is both given and taken.</exception>
    public static IReadOnlyDictionary<string, bool>? Changes(Grants give, Grants take)
    {
        if ((give & take) != Grants.None)
            throw new ArgumentException($"{give & take} is both given and taken.", nameof(take));
        var changes = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var name in Of(give))
            changes.Add(name, true);
        foreach (var name in Of(take))
            changes.Add(name, false);
        return changes.Count == 0 ? null : changes;
    }
}
