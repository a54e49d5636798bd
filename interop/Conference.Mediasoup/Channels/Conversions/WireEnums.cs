namespace Conference.Mediasoup.Channels;

/// <summary>Vectors of enums, which lie in a message as bytes.</summary>
internal static class WireEnums
{
    public static TPublic[] Read<TWire, TPublic>(ReadOnlySpan<TWire> values, Func<TWire, TPublic> convert) where TWire : unmanaged, Enum
    {
        var converted = new TPublic[values.Length];
        for (var i = 0; i < converted.Length; i++) converted[i] = convert(values[i]);
        return converted;
    }
}
