using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>Ids and maps of ids, which the wire carries as strings.</summary>
internal static class WireIds
{
    public static TId[] ToIds<TId>(this StringVector texts) where TId : struct, IEntityId<TId>
    {
        var ids = new TId[texts.Count];
        for (var i = 0; i < ids.Length; i++) ids[i] = ToId<TId>(texts[i]);
        return ids;
    }

    public static Dictionary<TKey, TValue> ToIdMap<TKey, TValue>(this TableVector<Fbs.Common.StringString> pairs)
        where TKey : struct, IEntityId<TKey>
        where TValue : struct, IEntityId<TValue>
    {
        var map = new Dictionary<TKey, TValue>(pairs.Count);
        foreach (var pair in pairs) map[ToId<TKey>(pair.Key)] = ToId<TValue>(pair.Value);
        return map;
    }

    public static Dictionary<string, TValue> ToIdMap<TValue>(this TableVector<Fbs.Common.StringString> pairs)
        where TValue : struct, IEntityId<TValue>
    {
        var map = new Dictionary<string, TValue>(pairs.Count);
        foreach (var pair in pairs) map[pair.Key] = ToId<TValue>(pair.Value);
        return map;
    }

    public static Dictionary<uint, TValue> ToIdMap<TValue>(this TableVector<Fbs.Common.Uint32String> pairs)
        where TValue : struct, IEntityId<TValue>
    {
        var map = new Dictionary<uint, TValue>(pairs.Count);
        foreach (var pair in pairs) map[pair.Key] = ToId<TValue>(pair.Value);
        return map;
    }

    public static Dictionary<ushort, TValue> ToIdMap<TValue>(this TableVector<Fbs.Common.Uint16String> pairs)
        where TValue : struct, IEntityId<TValue>
    {
        var map = new Dictionary<ushort, TValue>(pairs.Count);
        foreach (var pair in pairs) map[pair.Key] = ToId<TValue>(pair.Value);
        return map;
    }

    public static Dictionary<TKey, IReadOnlyList<TValue>> ToIdLists<TKey, TValue>(
        this TableVector<Fbs.Common.StringStringArray> pairs)
        where TKey : struct, IEntityId<TKey>
        where TValue : struct, IEntityId<TValue>
    {
        var map = new Dictionary<TKey, IReadOnlyList<TValue>>(pairs.Count);
        foreach (var pair in pairs) map[ToId<TKey>(pair.Key)] = pair.Values.ToIds<TValue>();
        return map;
    }

    private static TId ToId<TId>(string text) where TId : struct, IEntityId<TId> =>
        Guid.TryParse(text, out var id) ? TId.From(id) : throw new InvalidDataException($"The worker sent '{text}', which is no id.");
}
