using Conference.Mediasoup.Tests.Support;
using static Conference.Mediasoup.Tests.Faults.OperationKind;

namespace Conference.Mediasoup.Tests.Faults;

/// <summary>All public methods that talk to the worker.</summary>
internal static class Operations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        On("Worker.CreateRouterAsync", CreationByYes, Here, (worker, token) => worker.CreateRouterAsync(TestMedia.Router, token)),
        On("Worker.CreateWebRtcServerAsync", CreationByYes, Here, (worker, token) =>
            worker.CreateWebRtcServerAsync(new WebRtcServerOptions { ListenInfos = [Loopback.Udp] }, token)),
        On("Worker.GetResourceUsageAsync", Query, Here, (worker, token) => worker.GetResourceUsageAsync(token)),
        On("Worker.DumpAsync", Query, Here, (worker, token) => worker.DumpAsync(token)),
        On("Worker.UpdateSettingsAsync", Command, Here, (worker, token) =>
            worker.UpdateSettingsAsync(new WorkerSettings { LogLevel = WorkerLogLevel.Error }, token)),

        On("WebRtcServer.DumpAsync", Query, stage => stage.ServerAsync(), (server, token) => server.DumpAsync(token)),
        Disposal<WebRtcServer>(stage => stage.ServerAsync()),

        On("Router.DumpAsync", Query, stage => stage.RouterAsync(), (router, token) => router.DumpAsync(token)),
        On("Router.CreateWebRtcTransportAsync", Creation, stage => stage.RouterAsync(), (router, token) =>
            router.CreateWebRtcTransportAsync(new WebRtcTransportOptions { ListenInfos = [Loopback.Udp] }, token)),
        On("Router.CreatePlainTransportAsync", Creation, stage => stage.RouterAsync(), (router, token) =>
            router.CreatePlainTransportAsync(Loopback.Plain, token)),
        On("Router.CreatePipeTransportAsync", Creation, stage => stage.RouterAsync(), (router, token) =>
            router.CreatePipeTransportAsync(new PipeTransportOptions { ListenInfo = Loopback.Udp }, token)),
        On("Router.CreateAudioLevelObserverAsync", CreationByYes, stage => stage.RouterAsync(), (router, token) =>
            router.CreateAudioLevelObserverAsync(new AudioLevelObserverOptions(), token)),
        On("Router.CreateActiveSpeakerObserverAsync", CreationByYes, stage => stage.RouterAsync(), (router, token) =>
            router.CreateActiveSpeakerObserverAsync(new ActiveSpeakerObserverOptions(), token)),
        Disposal<Router>(stage => stage.RouterAsync()),
        new("Router.PipeToRouterAsync", Composite, async stage =>
        {
            var options = new PipeToRouterOptions
            {
                ProducerId = (await stage.ProducerAsync()).Id,
                Router = await stage.Worker.CreateRouterAsync(TestMedia.Router, Stage.None),
                KeepId = false,
            };
            var router = await stage.RouterAsync();
            return token => router.PipeToRouterAsync(options, token);
        }),

        .. TransportOperations.All,
        .. StreamOperations.All,
        .. DataOperations.All,
    ];

    public static Operation On<T>(
        string name, OperationKind kind, Func<Stage, Task<T>> prepare, Func<T, CancellationToken, Task> call) =>
        new(name, kind, async stage =>
        {
            var target = await prepare(stage);
            return token => call(target, token);
        });

    public static Operation Disposal<T>(Func<Stage, Task<T>> prepare) where T : IAsyncDisposable =>
        On($"{typeof(T).Name}.DisposeAsync", OperationKind.Disposal, prepare, (target, _) => target.DisposeAsync().AsTask());

    private static Task<Worker> Here(Stage stage) => Task.FromResult(stage.Worker);
}
