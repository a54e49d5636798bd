using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels;

/// <summary>Layers and scores of consumers.</summary>
internal static class WireConsumer
{
    public static Offset<Fbs.Consumer.ConsumerLayers> Write(FlatWriter writer, ConsumerLayers layers) =>
        Fbs.Consumer.ConsumerLayers.Create(writer, spatialLayer: layers.SpatialLayer, temporalLayer: layers.TemporalLayer);

    public static ConsumerLayers Read(Fbs.Consumer.ConsumerLayers layers) => new(layers.SpatialLayer, layers.TemporalLayer);

    public static ConsumerScore Read(Fbs.Consumer.ConsumerScore score) =>
        new(score.Score, score.ProducerScore, score.ProducerScores.ToArray());
}
