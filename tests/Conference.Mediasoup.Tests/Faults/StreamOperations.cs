using static Conference.Mediasoup.Tests.Faults.OperationKind;
using static Conference.Mediasoup.Tests.Faults.Operations;

namespace Conference.Mediasoup.Tests.Faults;

internal static class StreamOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        On("Producer.PauseAsync", Command, Producer, (producer, token) => producer.PauseAsync(token)),
        On("Producer.ResumeAsync", Command, Producer, (producer, token) => producer.ResumeAsync(token)),
        On("Producer.EnableTraceAsync", Command, Producer, (producer, token) =>
            producer.EnableTraceAsync([ProducerTraceEventType.Rtp], token)),
        On("Producer.DumpAsync", Query, Producer, (producer, token) => producer.DumpAsync(token)),
        On("Producer.GetStatsAsync", Query, Producer, (producer, token) => producer.GetStatsAsync(token)),
        Disposal<Producer>(Producer),

        On("Consumer.PauseAsync", Command, Consumer, (consumer, token) => consumer.PauseAsync(token)),
        On("Consumer.ResumeAsync", Command, Consumer, (consumer, token) => consumer.ResumeAsync(token)),
        On("Consumer.RequestKeyFrameAsync", Command, Consumer, (consumer, token) => consumer.RequestKeyFrameAsync(token)),
        On("Consumer.SetPreferredLayersAsync", OptionalQuery, Consumer, (consumer, token) =>
            consumer.SetPreferredLayersAsync(new ConsumerLayers(0), token)),
        On("Consumer.SetPriorityAsync", Query, Consumer, (consumer, token) => consumer.SetPriorityAsync(2, token)),
        On("Consumer.UnsetPriorityAsync", Query, Consumer, (consumer, token) => consumer.UnsetPriorityAsync(token)),
        On("Consumer.EnableTraceAsync", Command, Consumer, (consumer, token) =>
            consumer.EnableTraceAsync([ConsumerTraceEventType.Rtp], token)),
        On("Consumer.DumpAsync", Query, Consumer, (consumer, token) => consumer.DumpAsync(token)),
        On("Consumer.GetStatsAsync", Query, Consumer, (consumer, token) => consumer.GetStatsAsync(token)),
        Disposal<Consumer>(Consumer),

        On("RtpObserver.PauseAsync", Command, Observer, (observer, token) => observer.PauseAsync(token)),
        On("RtpObserver.ResumeAsync", Command, Observer, (observer, token) => observer.ResumeAsync(token)),
        new("RtpObserver.AddProducerAsync", Command, async stage =>
        {
            var observer = await stage.ObserverAsync();
            var id = (await stage.ProducerAsync()).Id;
            return token => observer.AddProducerAsync(id, token);
        }),
        new("RtpObserver.RemoveProducerAsync", Command, async stage =>
        {
            var observer = await stage.ObserverAsync();
            var id = (await stage.ProducerAsync()).Id;
            await observer.AddProducerAsync(id, Stage.None);
            return token => observer.RemoveProducerAsync(id, token);
        }),
        Disposal<AudioLevelObserver>(Observer),
        Disposal<ActiveSpeakerObserver>(async stage =>
            await (await stage.RouterAsync()).CreateActiveSpeakerObserverAsync(new ActiveSpeakerObserverOptions(), Stage.None)),
    ];

    private static Task<Producer> Producer(Stage stage) => stage.ProducerAsync();

    private static Task<Consumer> Consumer(Stage stage) => stage.ConsumerAsync();

    private static Task<AudioLevelObserver> Observer(Stage stage) => stage.ObserverAsync();
}
