namespace Conference.Mediasoup;

internal static partial class Ortc
{
    /// <summary>Checks the parameters and decides whether the stream is ordered where that is left out.</summary>
    /// <exception cref="ArgumentException">The stream would have two limits, or be ordered and limited.</exception>
    public static SctpStreamParameters NormalizeSctpStreamParameters(SctpStreamParameters sctpStreamParameters)
    {
        ArgumentNullException.ThrowIfNull(sctpStreamParameters);

        // A limit of 0 counts as none, as in mediasoup.
        bool hasLifeTime = sctpStreamParameters.MaxPacketLifeTime > 0;
        bool hasRetransmits = sctpStreamParameters.MaxRetransmits > 0;

        if (hasLifeTime && hasRetransmits)
        {
            throw new ArgumentException(
                "sctpStreamParameters has both maxPacketLifeTime and maxRetransmits; give one of them",
                nameof(sctpStreamParameters));
        }

        if (sctpStreamParameters.Ordered == true && (hasLifeTime || hasRetransmits))
        {
            throw new ArgumentException(
                "sctpStreamParameters is ordered and has maxPacketLifeTime or maxRetransmits; leave out one or the other",
                nameof(sctpStreamParameters));
        }

        return sctpStreamParameters.Ordered is null
            ? sctpStreamParameters with { Ordered = !hasLifeTime && !hasRetransmits }
            : sctpStreamParameters;
    }
}
