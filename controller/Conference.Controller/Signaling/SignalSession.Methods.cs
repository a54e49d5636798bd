using Conference.Controller.Access;
using Conference.Controller.Rpc;
using Conference.Mediasoup;

namespace Conference.Controller.Signaling;

internal sealed partial class SignalSession
{
    private static readonly Nothing Done = new();

    public static RpcMethods<SignalSession> Methods { get; } = new RpcMethods<SignalSession>()
        .Add("authenticate", AccessJson.Default.AuthenticateParameters, SignalJson.Default.SignalState, (s, p, ct) => s.AuthenticateAsync(p, ct))
        .Add("ping", SignalJson.Default.Nothing, SignalJson.Default.Nothing, (_, nothing, _) => Task.FromResult(nothing))
        .Add("createTransport", SignalJson.Default.CreateTransportParameters, SignalJson.Default.CreateTransportResult, CreateTransportAsync)
        .Add("connectTransport", SignalJson.Default.ConnectTransportParameters, SignalJson.Default.Nothing, ConnectTransportAsync)
        .Add("restartIce", SignalJson.Default.TransportParameters, SignalJson.Default.RestartIceResult, RestartIceAsync)
        .Add("produce", SignalJson.Default.ProduceParameters, SignalJson.Default.ProducerParameters, ProduceAsync)
        .Add("pauseProducer", SignalJson.Default.ProducerParameters, SignalJson.Default.Nothing, PauseProducerAsync)
        .Add("resumeProducer", SignalJson.Default.ProducerParameters, SignalJson.Default.Nothing, ResumeProducerAsync)
        .Add("closeProducer", SignalJson.Default.ProducerParameters, SignalJson.Default.Nothing, CloseProducerAsync)
        .Add("consume", SignalJson.Default.ConsumeParameters, SignalJson.Default.ConsumeResult, ConsumeAsync)
        .Add("pauseConsumer", SignalJson.Default.ConsumerParameters, SignalJson.Default.Nothing, PauseConsumerAsync)
        .Add("resumeConsumer", SignalJson.Default.ConsumerParameters, SignalJson.Default.Nothing, ResumeConsumerAsync)
        .Add("closeConsumer", SignalJson.Default.ConsumerParameters, SignalJson.Default.Nothing, CloseConsumerAsync)
        .Add("setPreferredLayers", SignalJson.Default.PreferredLayersParameters, SignalJson.Default.Nothing, SetPreferredLayersAsync);

    private static async Task<CreateTransportResult> CreateTransportAsync(
        SignalSession session, CreateTransportParameters parameters, CancellationToken cancellationToken)
    {
        var transport = await session.Media.CreateTransportAsync(parameters.Direction, cancellationToken);
        return new CreateTransportResult(transport.Id, transport.IceParameters, transport.IceCandidates, transport.DtlsParameters);
    }

    private static async Task<Nothing> ConnectTransportAsync(
        SignalSession session, ConnectTransportParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.ConnectTransportAsync(parameters.TransportId, parameters.DtlsParameters, cancellationToken);
        return Done;
    }

    private static async Task<RestartIceResult> RestartIceAsync(
        SignalSession session, TransportParameters parameters, CancellationToken cancellationToken) =>
        new(await session.Media.RestartIceAsync(parameters.TransportId, cancellationToken));

    private static async Task<ProducerParameters> ProduceAsync(
        SignalSession session, ProduceParameters parameters, CancellationToken cancellationToken) =>
        new(await session.Media.ProduceAsync(
            parameters.TransportId, parameters.Kind, parameters.RtpParameters, parameters.Source, parameters.Paused, cancellationToken));

    private static async Task<Nothing> PauseProducerAsync(
        SignalSession session, ProducerParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.PauseProducerAsync(parameters.ProducerId, cancellationToken);
        return Done;
    }

    private static async Task<Nothing> ResumeProducerAsync(
        SignalSession session, ProducerParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.ResumeProducerAsync(parameters.ProducerId, cancellationToken);
        return Done;
    }

    private static async Task<Nothing> CloseProducerAsync(
        SignalSession session, ProducerParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.CloseProducerAsync(parameters.ProducerId, cancellationToken);
        return Done;
    }

    private static async Task<ConsumeResult> ConsumeAsync(
        SignalSession session, ConsumeParameters parameters, CancellationToken cancellationToken)
    {
        var consumer = await session.Media.ConsumeAsync(
            parameters.TransportId, parameters.ProducerId, parameters.RtpCapabilities, cancellationToken);
        return new ConsumeResult(
            consumer.Id, consumer.ProducerId, consumer.Kind, consumer.RtpParameters, consumer.Type, consumer.ProducerPaused);
    }

    private static async Task<Nothing> PauseConsumerAsync(
        SignalSession session, ConsumerParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.PauseConsumerAsync(parameters.ConsumerId, cancellationToken);
        return Done;
    }

    private static async Task<Nothing> ResumeConsumerAsync(
        SignalSession session, ConsumerParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.ResumeConsumerAsync(parameters.ConsumerId, cancellationToken);
        return Done;
    }

    private static async Task<Nothing> CloseConsumerAsync(
        SignalSession session, ConsumerParameters parameters, CancellationToken cancellationToken)
    {
        await session.Media.CloseConsumerAsync(parameters.ConsumerId, cancellationToken);
        return Done;
    }

    private static async Task<Nothing> SetPreferredLayersAsync(
        SignalSession session, PreferredLayersParameters parameters, CancellationToken cancellationToken)
    {
        var layers = new ConsumerLayers(parameters.SpatialLayer, parameters.TemporalLayer);
        await session.Media.SetPreferredLayersAsync(parameters.ConsumerId, layers, cancellationToken);
        return Done;
    }
}
