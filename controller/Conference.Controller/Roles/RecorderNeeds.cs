using Conference.Controller.Access;
using Conference.Controller.Access.Sealing;
using Conference.Controller.Hosting;
using Conference.Controller.Storage;

namespace Conference.Controller.Roles;

/// <summary>What a recorder in a process of its own must share with those that carry the meetings.</summary>
internal static class RecorderNeeds
{
    /// <exception cref="StartupException">Something is missing that would otherwise be made anew, and fit nobody else's.</exception>
    public static void Check(IConfiguration configuration, string dataFolder)
    {
        const string Connection = $"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}";
        const string Master = $"{AccessOptions.Section}:{nameof(AccessOptions.MasterKey)}";
        if (string.IsNullOrEmpty(configuration[Connection]))
        {
            throw new StartupException(
                $"A recorder without meetings takes its jobs from the database of those that have them: set {Connection} to theirs.");
        }

        if (string.IsNullOrEmpty(configuration[Master]) && !MasterKey.IsIn(dataFolder))
        {
            throw new StartupException(
                $"A recorder without meetings needs the master key of those that have them: set {Master}, or copy their {MasterKey.FileName} to {dataFolder}.");
        }
    }
}
