namespace Conference.Mediasoup.Channels;

/// <summary>The frame that both directions use: a length in host byte order, then that many bytes of FlatBuffer.</summary>
/// <remarks>The limit is that of the worker's ChannelSocket.cpp, and covers the prefix.</remarks>
internal static class Frame
{
    public const int PrefixLength = sizeof(uint);
    public const int MaxLength = 8_388_608;
    public const int MaxPayloadLength = MaxLength - PrefixLength;
}
