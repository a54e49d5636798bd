using System.Xml.Linq;
using Conference.Recorder.Contracts;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>What can be known at start is told at start.</summary>
[Collection(nameof(S3Collection))]
public sealed class StorageCheckTests(SwiftFixture swift)
{
    [Theory]
    [InlineData("bucket", "bucket not-there): looking for the bucket failed: NoSuchBucket (404)", "Create the bucket, or correct Recorder:Storage:Primary:Bucket.")]
    [InlineData(
        "secret",
        "looking for the bucket failed: SignatureDoesNotMatch (403)",
        "Correct Recorder:Storage:Primary:AccessKey and SecretKey; an unusual endpoint may want another Recorder:Storage:Primary:Region.")]
    public async Task A_storage_that_refuses_ends_the_start(string wrong, string reason, string wayOut)
    {
        var options = TestStorage.Options(swift.Server.Address, await swift.BucketAsync());
        if (wrong == "bucket")
            options.Primary.Bucket = "not-there";
        else
            options.Primary.SecretKey = "wrong";
        var failure = await Assert.ThrowsAsync<RecorderUnavailableException>(() => StartAsync(options));
        Assert.Equal("storage_refused", failure.Code);
        Assert.StartsWith($"Storage primary ({swift.Server.Address}", failure.Message, StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(wayOut, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://s3.invalid")]
    public async Task A_storage_that_is_not_reached_is_a_warning(string address)
    {
        var log = await StartAsync(TestStorage.Options(new Uri(address), "bucket"));
        Assert.Contains(log, line => line.Contains("Recordings wait on this host's disk", StringComparison.Ordinal) && line.Contains(address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_usable_storage_is_told_and_nothing_is_left_in_it()
    {
        var options = TestStorage.Options(swift.Server.Address, await swift.BucketAsync());
        var log = await StartAsync(options);
        Assert.Contains(log, line => line.Contains("Storage primary is usable", StringComparison.Ordinal));
        using var client = swift.Server.CreateClient();
        Assert.Equal(0, (await client.ListObjectsV2Async(new() { BucketName = options.Primary.Bucket })).KeyCount);
    }

    [Fact]
    public async Task A_storage_without_lifecycle_rules_is_a_warning_with_the_way_out()
    {
        var options = TestStorage.Options(swift.Server.Address, await swift.BucketAsync());
        options.Primary.TransitionAfterDays = 30;
        var log = await StartAsync(options);
        Assert.Contains(log, line => line.Contains("took no lifecycle rule", StringComparison.Ordinal) && line.Contains("TransitionAfterDays=0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_storage_with_lifecycle_rules_gets_ours_beside_its_own()
    {
        // Swift has none: a server that answers as S3's interface says.
        using var server = new LifecycleServer();
        var options = TestStorage.Options(server.Address, "bucket");
        (options.Primary.TransitionAfterDays, options.Primary.TransitionStorageClass, options.StartCheck) = (30, "DEEP_ARCHIVE", StorageStartCheck.Off);

        var log = await StartAsync(options);

        Assert.Contains(log, line => line.Contains("recordings move to DEEP_ARCHIVE after 30 days", StringComparison.Ordinal));
        var rules = (await server.Put).Root!.Elements().ToDictionary(rule => Text(rule, "ID"));
        Assert.Equal(["conference-recordings", "theirs"], rules.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("logs/", "365"), (Text(rules["theirs"], "Prefix"), Text(rules["theirs"], "Days")));
        var ours = rules["conference-recordings"];
        Assert.Equal(("Enabled", "recordings/", "30", "DEEP_ARCHIVE"), (Text(ours, "Status"), Text(ours, "Prefix"), Text(ours, "Days"), Text(ours, "StorageClass")));
        Assert.Equal("7", Text(ours, "DaysAfterInitiation"));

        static string Text(XElement rule, string name) => rule.Descendants().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public async Task A_configuration_that_is_wrong_ends_the_start_and_names_all_that_is()
    {
        var options = TestStorage.Options(swift.Server.Address, "Upper_Case");
        options.KeyTemplate = "{recording}/../x.mp4";
        options.PartBytes = 1000;
        options.Encryption = new StorageEncryptionOptions { CurrentKey = "a", Keys = { ["b"] = "c2hvcnQ=" } };
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(options));
        foreach (var part in new[] { "Primary:Bucket 'Upper_Case'", "KeyTemplate", "PartBytes", "CurrentKey 'a'", "Keys:b must be 32 bytes" })
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> StartAsync(StorageOptions options)
    {
        var log = new LogLines();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.AddProvider(log);
        builder.Services.AddRecordingStorage(target =>
        {
            foreach (var property in typeof(StorageOptions).GetProperties())
                property.SetValue(target, property.GetValue(options));
        });
        using var host = builder.Build();
        await host.StartAsync();
        await host.StopAsync();
        return log.Lines;
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines => _lines;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
                _lines.Add(formatter(state, exception));
        }

        public void Dispose()
        {
            // It holds nothing.
        }
    }
}
