using Conference.Controller.Access;
using Conference.Controller.Errors;
using Conference.Controller.Media;
using Conference.Controller.Rpc;
using Conference.Mediasoup;

namespace Conference.Controller.Signaling;

internal sealed partial class SignalSession
{
    private const int MaximumSide = 16_384; // pixels; VP8's limit
    private const double MaximumFrameRate = 240;

    private static readonly Nothing Done = new();

    public static RpcMethods<SignalSession> Methods { get; } = new RpcMethods<SignalSession>()
        .Add("authenticate", AccessJson.Default.AuthenticateParameters, SignalJson.Default.SignalState, (s, p, ct) => s.AuthenticateAsync(p, ct))
        .Add("ping", SignalJson.Default.Nothing, SignalJson.Default.Nothing, (_, nothing, _) => Task.FromResult(nothing))
        .Add("createTransport", SignalJson.Default.CreateTransportParameters, SignalJson.Default.CreateTransportResult, CreateTransportAsync)
        .Add(
            "createPlainTransport",
            SignalJson.Default.CreatePlainTransportParameters,
            SignalJson.Default.CreatePlainTransportResult,
            CreatePlainTransportAsync)
        .Add("connectTransport", SignalJson.Default.ConnectTransportParameters, SignalJson.Default.Nothing, ConnectTransportAsync)
        .Add("restartIce", SignalJson.Default.TransportParameters, SignalJson.Default.RestartIceResult, RestartIceAsync)
        .Add("closeTransport", SignalJson.Default.TransportParameters, SignalJson.Default.Nothing, CloseTransportAsync)
        .Add("produce", SignalJson.Default.ProduceParameters, SignalJson.Default.ProducerParameters, ProduceAsync)
        .Add("pauseProducer", SignalJson.Default.ProducerParameters, SignalJson.Default.Nothing, PauseProducerAsync)
        .Add("resumeProducer", SignalJson.Default.ProducerParameters, SignalJson.Default.Nothing, ResumeProducerAsync)
        .Add("closeProducer", SignalJson.Default.ProducerParameters, SignalJson.Default.Nothing, CloseProducerAsync)
        .Add("reportVideo", SignalJson.Default.ReportVideoParameters, SignalJson.Default.Nothing, ReportVideoAsync)
        .Add("consume", SignalJson.Default.ConsumeParameters, SignalJson.Default.ConsumeResult, ConsumeAsync)
        .Add("pauseConsumer", SignalJson.Default.ConsumerParameters, SignalJson.Default.Nothing, PauseConsumerAsync)
        .Add("resumeConsumer", SignalJson.Default.ConsumerParameters, SignalJson.Default.Nothing, ResumeConsumerAsync)
        .Add("closeConsumer", SignalJson.Default.ConsumerParameters, SignalJson.Default.Nothing, CloseConsumerAsync)
        .Add("setPreferredLayers", SignalJson.Default.PreferredLayersParameters, SignalJson.Default.Nothing, SetPreferredLayersAsync);

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

    private static async Task<Nothing> ReportVideoAsync(
        SignalSession session, ReportVideoParameters parameters, CancellationToken cancellationToken)
    {
        if (parameters.Width is < 1 or > MaximumSide || parameters.Height is < 1 or > MaximumSide || parameters.FrameRate is not (>= 0 and <= MaximumFrameRate))
            throw new RefusedException(RefusalCode.InvalidParameters, $"width and height are 1 to {MaximumSide}, frameRate is 0 to {MaximumFrameRate}.");
        var report = new VideoReport(parameters.Width, parameters.Height, parameters.FrameRate);
        await session.Media.ReportVideoAsync(parameters.ProducerId, report, cancellationToken);
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
