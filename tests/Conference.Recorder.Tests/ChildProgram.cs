using Conference.Recorder.Tests.Children;
using Conference.Recorder.Tests.Deliver;

namespace Conference.Recorder.Tests;

/// <summary>This assembly as a program: what tests run in a process of its own, to kill it.</summary>
internal static class ChildProgram
{
    public static Task Main(string[] arguments) => arguments switch
    {
        [CaptureChild.Command, var dataFolder, var jobId, var exchange] => CaptureChild.RunAsync(dataFolder, jobId, exchange),
        [FullDiskChild.Command, var disk] => FullDiskChild.RunAsync(disk),
        [CostChild.Command, var folder, var people, var exchange] => CostChild.RunAsync(folder, int.Parse(people), exchange),
        [nameof(UploadingProcess), var order] => UploadingProcess.RunAsync(order),
        _ => throw new ArgumentException($"Unknown: {string.Join(' ', arguments)}", nameof(arguments)),
    };
}
