using System.Diagnostics;
using Amazon.S3;
using Amazon.S3.Model;
using Conference.Testing.S3;

namespace Conference.Recorder.Tests.Deliver;

/// <summary>The S3 server of the tests is one: what they rest on.</summary>
[Collection(nameof(S3Collection))]
public sealed class SwiftServerTests(SwiftFixture swift)
{
    private const int PartSize = 5 * 1024 * 1024;

    [Fact]
    public async Task A_wrong_checksum_and_a_wrong_secret_are_refused()
    {
        var bucket = await swift.BucketAsync();
        using var client = swift.Server.CreateClient();
        var put = new PutObjectRequest
        {
            BucketName = bucket,
            Key = "a",
            ContentBody = "content",
            ChecksumAlgorithm = ChecksumAlgorithm.SHA256,
            ChecksumSHA256 = Convert.ToBase64String(new byte[32]),
        };
        var refused = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => client.PutObjectAsync(put));
        Assert.Equal("BadDigest", refused.ErrorCode);

        using var stranger = new AmazonS3Client(
            SwiftServer.AccessKey, "wrong", new AmazonS3Config { ServiceURL = swift.Server.Address.ToString(), ForcePathStyle = true, AuthenticationRegion = SwiftServer.Region });
        refused = await Assert.ThrowsAnyAsync<AmazonS3Exception>(() => stranger.ListObjectsV2Async(new ListObjectsV2Request { BucketName = bucket }));
        Assert.Equal("SignatureDoesNotMatch", refused.ErrorCode);
    }

    [Fact]
    public async Task Finished_parts_outlast_a_kill_and_nothing_is_left_at_the_end()
    {
        var server = await SwiftServer.StartAsync(CancellationToken.None);
        await using (server)
        {
            await server.CreateBucketAsync("kept", CancellationToken.None);
            using var client = server.CreateClient();
            var upload = await client.InitiateMultipartUploadAsync("kept", "big");
            var part = await client.UploadPartAsync(Part("kept", upload.UploadId, 1));
            await server.KillAsync();
            await server.RestartAsync(CancellationToken.None);
            var listed = Assert.Single((await client.ListPartsAsync("kept", "big", upload.UploadId)).Parts);
            Assert.Equal(part.ETag.Trim('"'), listed.ETag.Trim('"'));
        }

        Assert.False(Directory.Exists(server.Folder));
        Assert.Empty(server.ProcessIds);
        Assert.DoesNotContain(Process.GetProcessesByName("python3"), process => CommandLine(process).Contains(server.Folder, StringComparison.Ordinal));
    }

    private static UploadPartRequest Part(string bucket, string uploadId, int number) => new()
    {
        BucketName = bucket,
        Key = "big",
        UploadId = uploadId,
        PartNumber = number,
        InputStream = new MemoryStream(new byte[PartSize]),
    };

    private static string CommandLine(Process process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process.Id}/cmdline");
        }
        catch (IOException)
        {
            return ""; // it has just ended
        }
    }
}
