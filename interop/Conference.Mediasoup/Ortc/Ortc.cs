using System.Security.Cryptography;

namespace Conference.Mediasoup;

/// <summary>
/// Matching of RTP capabilities and parameters, with the results of mediasoup 3.27.1 (node/src/ortc.ts). Nothing here changes its
/// input, and lists that need no change are shared, not copied.
/// </summary>
internal static partial class Ortc
{
    /// <summary>Normalises each item; the list itself comes back when no item changes.</summary>
    private static IReadOnlyList<T> Normalize<T>(IReadOnlyList<T> items, string argument, string? list, Func<T, FieldPath, T> normalize)
        where T : class
    {
        T[]? changed = null;
        for (var i = 0; i < items.Count; i++)
        {
            var path = new FieldPath(argument, list, i);
            T item = items[i] ?? throw path.Error("is null; leave it out");
            T normalized = normalize(item, path);
            if (changed is null && !ReferenceEquals(item, normalized))
                changed = [.. items];
            if (changed is not null)
                changed[i] = normalized;
        }

        return changed is null ? items : new ValueList<T>(changed);
    }

    private static ArgumentException Invalid(string argument, string message) => new(message, argument);

    private static ValueList<T> Filter<T>(IReadOnlyList<T> items, Func<T, bool> keep) => new([.. items.Where(keep)]);

    // Nine digits, as mediasoup draws them; cryptographic because an SSRC that others can guess lets them inject RTP.
    private static uint RandomSsrc() => (uint)RandomNumberGenerator.GetInt32(100_000_000, 999_999_999);
}
