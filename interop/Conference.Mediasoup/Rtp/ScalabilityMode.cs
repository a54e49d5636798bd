namespace Conference.Mediasoup;

/// <summary>The layers in a WebRTC SVC scalability mode such as <c>L3T2_KEY</c> or <c>S2T3</c>.</summary>
/// <param name="SpatialLayers">Number of spatial layers, 1 to 99.</param>
/// <param name="TemporalLayers">Number of temporal layers, 1 to 99.</param>
/// <param name="KeySvc">Whether spatial layers depend on each other in key frames only (K-SVC).</param>
public readonly record struct ScalabilityMode(int SpatialLayers, int TemporalLayers, bool KeySvc)
{
    private static readonly ScalabilityMode OneLayer = new(1, 1, false);

    /// <summary>Reads a scalability mode; anything that is none, null included, means one layer of each.</summary>
    public static ScalabilityMode Parse(string? value)
    {
        ReadOnlySpan<char> rest = value;
        if (!TryTake(ref rest, 'L') && !TryTake(ref rest, 'S'))
            return OneLayer;
        if (!TryTakeCount(ref rest, out int spatialLayers) || !TryTake(ref rest, 'T') || !TryTakeCount(ref rest, out int temporalLayers))
            return OneLayer;

        // Open at the end, as in mediasoup: L2T2h (spatial ratio 1.5) and L3T3_KEY_SHIFT count too.
        return new ScalabilityMode(spatialLayers, temporalLayers, rest.StartsWith("_KEY"));
    }

    private static bool TryTake(ref ReadOnlySpan<char> rest, char letter)
    {
        if (rest.IsEmpty || rest[0] != letter)
            return false;

        rest = rest[1..];
        return true;
    }

    // One or two digits, the first not a zero.
    private static bool TryTakeCount(ref ReadOnlySpan<char> rest, out int count)
    {
        count = 0;
        if (rest.IsEmpty || rest[0] is < '1' or > '9')
            return false;

        int digits = rest.Length > 1 && char.IsAsciiDigit(rest[1]) ? 2 : 1;
        count = int.Parse(rest[..digits]);
        rest = rest[digits..];
        return true;
    }
}
