using static Conference.Mediasoup.Tests.Faults.OperationKind;
using static Conference.Mediasoup.Tests.Faults.Operations;

namespace Conference.Mediasoup.Tests.Faults;

internal static class DataOperations
{
    public static readonly IReadOnlyList<Operation> All =
    [
        On("Router.CreateDirectTransportAsync", CreationByYes, stage => stage.RouterAsync(), (router, token) =>
            router.CreateDirectTransportAsync(new DirectTransportOptions(), token)),
        On("DirectTransport.GetStatsAsync", Query, Direct, (direct, token) => direct.GetStatsAsync(token)),
        On("DirectTransport.DumpAsync", Query, Direct, (direct, token) => direct.DumpAsync(token)),
        Disposal<DirectTransport>(Direct),

        On("Transport.ProduceDataAsync", Creation, Direct, (direct, token) => direct.ProduceDataAsync(new DataProducerOptions(), token)),
        new("Transport.ConsumeDataAsync", Creation, async stage =>
        {
            var direct = await stage.DirectAsync();
            var options = new DataConsumerOptions { DataProducerId = (await stage.DataProducerAsync()).Id };
            return token => direct.ConsumeDataAsync(options, token);
        }),

        On("DataProducer.PauseAsync", Command, Producer, (producer, token) => producer.PauseAsync(token)),
        On("DataProducer.ResumeAsync", Command, Producer, (producer, token) => producer.ResumeAsync(token)),
        On("DataProducer.GetStatsAsync", Query, Producer, (producer, token) => producer.GetStatsAsync(token)),
        On("DataProducer.DumpAsync", Query, Producer, (producer, token) => producer.DumpAsync(token)),
        Disposal<DataProducer>(Producer),

        On("DataConsumer.PauseAsync", Command, Consumer, (consumer, token) => consumer.PauseAsync(token)),
        On("DataConsumer.ResumeAsync", Command, Consumer, (consumer, token) => consumer.ResumeAsync(token)),
        On("DataConsumer.SendAsync(text)", Query, Consumer, (consumer, token) => consumer.SendAsync("text", null, token)),
        On("DataConsumer.SendAsync(bytes)", Query, Consumer, (consumer, token) => consumer.SendAsync(new byte[9], null, token)),
        On("DataConsumer.SetSubchannelsAsync", Query, Consumer, (consumer, token) => consumer.SetSubchannelsAsync([1, 2], token)),
        On("DataConsumer.AddSubchannelAsync", Query, Consumer, (consumer, token) => consumer.AddSubchannelAsync(1, token)),
        On("DataConsumer.RemoveSubchannelAsync", Query, Consumer, (consumer, token) => consumer.RemoveSubchannelAsync(1, token)),
        On("DataConsumer.GetBufferedAmountAsync", Query, Consumer, (consumer, token) => consumer.GetBufferedAmountAsync(token)),
        On("DataConsumer.SetBufferedAmountLowThresholdAsync", Command, Consumer, (consumer, token) =>
            consumer.SetBufferedAmountLowThresholdAsync(1, token)),
        On("DataConsumer.GetStatsAsync", Query, Consumer, (consumer, token) => consumer.GetStatsAsync(token)),
        On("DataConsumer.DumpAsync", Query, Consumer, (consumer, token) => consumer.DumpAsync(token)),
        Disposal<DataConsumer>(Consumer),
    ];

    private static Task<DirectTransport> Direct(Stage stage) => stage.DirectAsync();

    private static Task<DataProducer> Producer(Stage stage) => stage.DataProducerAsync();

    private static Task<DataConsumer> Consumer(Stage stage) => stage.DataConsumerAsync();
}
