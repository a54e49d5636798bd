using System.Globalization;
using System.Runtime.InteropServices;

namespace Conference.Mediasoup;

/// <summary>The H.264 <c>profile-level-id</c> (RFC 6184, section 8.1), negotiated as by the npm package h264-profile-level-id.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct H264ProfileLevelId(H264Profile Profile, int Level)
{
    private const string Name = "profile-level-id";
    private const string AsymmetryName = "level-asymmetry-allowed";
    private const int Level1 = 10;
    private const int Level11 = 11;
    // Level 1b has no number of its own: it is level 1.1 with constraint_set3_flag.
    private const int Level1B = 0;
    private const int ConstraintSet3Flag = 0x10;

    // Endpoints that leave it out mean this by custom, although the RFC says Baseline level 1 (crbug.com/webrtc/6337).
    private static readonly H264ProfileLevelId Default = new(H264Profile.ConstrainedBaseline, 31);

    // profile_idc, and the bits of profile_iop that have to be as given; the first that fits counts.
    private static readonly (int Idc, int Mask, int Value, H264Profile Profile)[] Patterns =
    [
        (0x42, 0b0100_1111, 0b0100_0000, H264Profile.ConstrainedBaseline),
        (0x4d, 0b1000_1111, 0b1000_0000, H264Profile.ConstrainedBaseline),
        (0x58, 0b1100_1111, 0b1100_0000, H264Profile.ConstrainedBaseline),
        (0x42, 0b0100_1111, 0b0000_0000, H264Profile.Baseline),
        (0x58, 0b1100_1111, 0b1000_0000, H264Profile.Baseline),
        (0x4d, 0b1010_1111, 0b0000_0000, H264Profile.Main),
        (0x64, 0b1111_1111, 0b0000_0000, H264Profile.High),
        (0x64, 0b1111_1111, 0b0000_1100, H264Profile.ConstrainedHigh),
        (0xf4, 0b1111_1111, 0b0000_0000, H264Profile.PredictiveHigh444),
    ];

    /// <summary>Whether both mean the same valid profile; levels may differ.</summary>
    public static bool IsSameProfile(ParameterMap a, ParameterMap b) =>
        Of(a) is { } idA && Of(b) is { } idB && idA.Profile == idB.Profile;

    /// <summary>The parameters of the offer with the <c>profile-level-id</c> that both sides can live with.</summary>
    /// <remarks>Only for parameters of the same profile.</remarks>
    public static ParameterMap Negotiate(ParameterMap offered, ParameterMap supported)
    {
        if (offered.Effective(Name) is null && supported.Effective(Name) is null)
            return offered.Without(Name);
        if (Of(offered) is not { } mine || Of(supported) is not { } theirs || mine.Profile != theirs.Profile)
            throw new InvalidOperationException("H264 levels are negotiated within one profile.");

        bool asymmetric = IsAsymmetryAllowed(offered) && IsAsymmetryAllowed(supported);
        int level = asymmetric || IsLess(mine.Level, theirs.Level) ? mine.Level : theirs.Level;
        return offered.With(Name, (mine with { Level = level }).ToString());
    }

    /// <summary>The id in a codec's parameters, the default when they have none, null when it is not valid.</summary>
    public static H264ProfileLevelId? Of(ParameterMap parameters) =>
        parameters.Effective(Name) is { } value ? Parse(value.AsText()) : Default;

    public static H264ProfileLevelId? Parse(string? text)
    {
        if (text is not { Length: 6 } || !int.TryParse(text, NumberStyles.AllowHexSpecifier, provider: null, out int id))
            return null;

        int idc = id >> 16;
        int iop = (id >> 8) & 0xff;
        int level = id & 0xff;
        if (level == Level11 && (iop & ConstraintSet3Flag) != 0)
            level = Level1B;
        else if (level is not (10 or 11 or 12 or 13 or 20 or 21 or 22 or 30 or 31 or 32 or 40 or 41 or 42 or 50 or 51 or 52))
            return null;

        foreach ((int patternIdc, int mask, int value, H264Profile profile) in Patterns)
        {
            if (idc == patternIdc && (iop & mask) == value)
                return new H264ProfileLevelId(profile, level);
        }

        return null;
    }

    /// <summary>Three bytes in hexadecimal, such as <c>42e01f</c>.</summary>
    public override string ToString() => Profile switch
    {
        H264Profile.ConstrainedBaseline => Level == Level1B ? "42f00b" : $"42e0{Level:x2}",
        H264Profile.Baseline => Level == Level1B ? "42100b" : $"4200{Level:x2}",
        H264Profile.Main => Level == Level1B ? "4d100b" : $"4d00{Level:x2}",
        // The profiles below have no level 1b: none of their patterns lets constraint_set3_flag through.
        H264Profile.ConstrainedHigh => $"640c{Level:x2}",
        H264Profile.High => $"6400{Level:x2}",
        H264Profile.PredictiveHigh444 => $"f400{Level:x2}",
        _ => throw new InvalidOperationException($"There is no H264 profile {Profile}."),
    };

    // The comparison with 1b on the right is the wrong way round in h264-profile-level-id 2.3.3; both ends of a call have to agree on the
    // outcome, so it stays as mediasoup has it.
    private static bool IsLess(int a, int b)
    {
        if (a == Level1B)
            return b is not (Level1 or Level1B);
        return b == Level1B ? a != Level1 : a < b;
    }

    private static bool IsAsymmetryAllowed(ParameterMap parameters) =>
        parameters.TryGetValue(AsymmetryName, out ParameterValue value) && (value == 1 || value == "1");
}
