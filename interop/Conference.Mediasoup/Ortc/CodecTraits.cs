namespace Conference.Mediasoup;

/// <summary>What the codecs in capabilities and in parameters have in common, and whether two of them are the same codec.</summary>
internal readonly record struct CodecTraits(
    string MimeType,
    uint ClockRate,
    byte? Channels,
    ParameterMap Parameters,
    IReadOnlyList<RtcpFeedback> RtcpFeedback)
{
    public static implicit operator CodecTraits(RtpCodecCapability codec) =>
        new(codec.MimeType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback);

    public static implicit operator CodecTraits(RtpCodecParameters codec) =>
        new(codec.MimeType, codec.ClockRate, codec.Channels, codec.Parameters, codec.RtcpFeedback);

    public bool IsH264 => MimeTypes.Same(MimeType, "video/H264");

    /// <summary>Whether it is the same codec, whatever its profile.</summary>
    public bool IsSameCodec(in CodecTraits other)
    {
        if (ClockRate != other.ClockRate || Channels != other.Channels || !MimeTypes.Same(MimeType, other.MimeType))
            return false;

        return !MimeTypes.Same(MimeType, "audio/multiopus")
            || (SameValue("num_streams", other) && SameValue("coupled_streams", other));
    }

    /// <summary>Whether a stream of one of the two can be decoded by the other: the same codec in the same profile.</summary>
    public bool Matches(in CodecTraits other)
    {
        if (!IsSameCodec(other))
            return false;
        if (IsH264)
            return SameEffectiveValue("packetization-mode", other) && H264ProfileLevelId.IsSameProfile(Parameters, other.Parameters);

        return !MimeTypes.Same(MimeType, "video/VP9") || SameEffectiveValue("profile-id", other);
    }

    private bool SameValue(string name, in CodecTraits other)
    {
        bool mine = Parameters.TryGetValue(name, out ParameterValue value);
        bool theirs = other.Parameters.TryGetValue(name, out ParameterValue otherValue);
        return mine == theirs && value == otherValue;
    }

    private bool SameEffectiveValue(string name, in CodecTraits other) =>
        Parameters.Effective(name) == other.Parameters.Effective(name);
}
