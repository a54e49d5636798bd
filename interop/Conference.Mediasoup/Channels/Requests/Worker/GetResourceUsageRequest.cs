namespace Conference.Mediasoup.Channels.Requests;

internal sealed class GetResourceUsageRequest() : Request<WorkerResourceUsage>(Fbs.Request.Method.WorkerGetResourceUsage, "")
{
    private const long BytesPerKilobyte = 1024;

    public override WorkerResourceUsage Read(Fbs.Response.Response response)
    {
        var usage = response.BodyAsWorkerResourceUsageResponse();
        return new WorkerResourceUsage(
            TimeSpan.FromMilliseconds((long)usage.RuUtime),
            TimeSpan.FromMilliseconds((long)usage.RuStime),
            (long)usage.RuMaxrss * BytesPerKilobyte,
            (long)usage.RuMinflt,
            (long)usage.RuMajflt,
            (long)usage.RuInblock,
            (long)usage.RuOublock,
            (long)usage.RuNvcsw,
            (long)usage.RuNivcsw);
    }
}
