using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>Data producers, data consumers and their streams.</summary>
internal static class WireData
{
    public static Offset<Fbs.SctpParameters.SctpStreamParameters> Write(FlatWriter writer, SctpStreamParameters? stream) =>
        stream is null
            ? default
            : Fbs.SctpParameters.SctpStreamParameters.Create(
                writer,
                streamId: stream.StreamId,
                ordered: stream.Ordered,
                maxPacketLifeTime: stream.MaxPacketLifeTime,
                maxRetransmits: stream.MaxRetransmits);

    public static VectorOffset<ushort> Write(FlatWriter writer, IReadOnlyList<ushort> subchannels) =>
        writer.Scalars<ushort>(subchannels as ushort[] ?? [.. subchannels]);

    public static DataProducerDump Read(Fbs.DataProducer.DumpResponse dump) => new(
        DataProducerId.Parse(dump.Id),
        dump.Type switch
        {
            Fbs.DataProducer.Type.Sctp => DataChannelType.Sctp,
            Fbs.DataProducer.Type.Direct => DataChannelType.Direct,
        },
        dump.HasSctpStreamParameters ? Read(dump.SctpStreamParameters) : null,
        dump.Label,
        dump.Protocol,
        dump.Paused);

    public static DataConsumerDump Read(Fbs.DataConsumer.DumpResponse dump) => new()
    {
        Id = DataConsumerId.Parse(dump.Id),
        DataProducerId = DataProducerId.Parse(dump.DataProducerId),
        Type = dump.Type switch
        {
            Fbs.DataConsumer.Type.Sctp => DataChannelType.Sctp,
            Fbs.DataConsumer.Type.Direct => DataChannelType.Direct,
        },
        SctpStreamParameters = dump.HasSctpStreamParameters ? Read(dump.SctpStreamParameters) : null,
        Label = dump.Label,
        Protocol = dump.Protocol,
        BufferedAmount = dump.BufferedAmount,
        BufferedAmountLowThreshold = dump.BufferedAmountLowThreshold,
        Paused = dump.Paused,
        DataProducerPaused = dump.DataProducerPaused,
        Subchannels = dump.Subchannels.ToArray(),
    };

    public static DataProducerStats Read(Fbs.DataProducer.GetStatsResponse stats) => new(
        TimeSpan.FromMilliseconds((long)stats.Timestamp), stats.Label, stats.Protocol, stats.MessagesReceived, stats.BytesReceived);

    public static DataConsumerStats Read(Fbs.DataConsumer.GetStatsResponse stats) => new(
        TimeSpan.FromMilliseconds((long)stats.Timestamp),
        stats.Label,
        stats.Protocol,
        stats.MessagesSent,
        stats.BytesSent,
        stats.BufferedAmount);

    private static SctpStreamParameters Read(Fbs.SctpParameters.SctpStreamParameters stream) => new()
    {
        StreamId = stream.StreamId,
        Ordered = stream.Ordered,
        MaxPacketLifeTime = stream.MaxPacketLifeTime,
        MaxRetransmits = stream.MaxRetransmits,
    };
}
