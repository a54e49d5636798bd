using Conference.Mediasoup.Wire;

namespace Conference.Mediasoup.Channels.Requests;

internal sealed class UpdateSettingsRequest(WorkerSettings settings) : Command(Fbs.Request.Method.WorkerUpdateSettings, "")
{
    public override Fbs.Request.Body WriteBody(FlatWriter writer) => Fbs.Worker.UpdateSettingsRequest.Create(
        writer,
        logLevel: writer.String(settings.LogLevel?.ToWorker()),
        logTags: writer.Strings(settings.LogTags?.Select(tag => tag.ToWorker()).ToArray()));
}
