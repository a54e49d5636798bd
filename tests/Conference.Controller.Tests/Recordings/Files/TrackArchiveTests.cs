using Conference.Controller.Recordings.Files;
using Conference.Controller.Recordings.Jobs;
using Conference.Controller.Tests.Recordings.Jobs;
using Conference.Controller.Tests.Support;
using Conference.Recorder.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Conference.Controller.Tests.Recordings.Files;

public sealed class TrackArchiveTests
{
    [Fact]
    public async Task An_archive_is_read_from_the_storage_only_as_long_as_somebody_downloads_it()
    {
        using var folder = new TemporaryFolder();
        using var download = new CancellationTokenSource();
        using var storage = new EndlessStorage();
        var recording = new RecordingRow
        {
            Id = "r1",
            TenantId = "t",
            MeetingId = "m",
            MeetingCode = "abc",
            MeetingName = "Room",
            State = RecordingState.Completed,
            Desired = DesiredCapture.Stopped,
            Settings = new RecordingSettings(),
            Artifacts =
            [
                new ArtifactRow
                {
                    RecordingId = "r1", Kind = ArtifactKind.Track, Path = "tracks/1.mkv", MediaType = "video/x-matroska", Target = "primary", Bucket = "b", ObjectKey = "k",
                },
            ],
        };
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var client = new Client(download);
        var context = new DefaultHttpContext { RequestServices = services, RequestAborted = download.Token, Response = { Body = client } };

        var archive = new TrackArchive(new RecordingFiles(new ScriptedEngine(folder.Path), storage)).Of(recording, download.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => archive.ExecuteAsync(context).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.True(storage.IsClosed);
    }

    /// <summary>Takes a megabyte and hangs up; as with a web server, what is written to it afterwards goes nowhere.</summary>
    private sealed class Client(CancellationTokenSource download) : MemoryStream
    {
        private long _taken;

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if ((_taken += buffer.Length) > 1 << 20)
                await download.CancelAsync();
        }
    }

    /// <summary>Has one object, which never ends.</summary>
    private sealed class EndlessStorage : MemoryStream, IRecordingStorage
    {
        public bool IsRemote => true;

        public bool IsClosed { get; private set; }

        public Task<Stream> OpenAsync(StoredObject stored, long offset, long? length, CancellationToken cancellationToken) => Task.FromResult<Stream>(this);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(buffer.Length);
        }

        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            var buffer = new byte[bufferSize];
            while (await ReadAsync(buffer, cancellationToken) is > 0 and var count)
                await destination.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }

        public Task<IReadOnlyList<StoredObject>> DeliverAsync(
            RecordingJob job, string folder, IReadOnlyList<RecordingArtifact> artifacts, IProgress<double> progress, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task RestoreAsync(IReadOnlyList<StoredObject> stored, string folder, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task AbandonAsync(string folder, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Uri? Presign(StoredObject stored, TimeSpan lifetime, string? fileName) => throw new NotSupportedException();

        public Task<string?> VerifyAsync(StoredObject stored, bool readContent, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task DeleteAsync(StoredObject stored, CancellationToken cancellationToken) => throw new NotSupportedException();

        public IAsyncEnumerable<StoredObject> ListAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            IsClosed = true;
            base.Dispose(disposing);
        }
    }
}
