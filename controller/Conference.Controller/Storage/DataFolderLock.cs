using Conference.Controller.Hosting;

namespace Conference.Controller.Storage;

/// <summary>Keeps a second controller from the same data folder: both would write one spool, and fight for one embedded database.</summary>
internal static class DataFolderLock
{
    /// <summary>Held until the stream is disposed or the process ends, however it ends.</summary>
    /// <exception cref="StartupException">Another process has it, or the folder cannot be written.</exception>
    public static FileStream Take(string folder)
    {
        var path = Path.Combine(folder, "controller.lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new StartupException(
                $"Another controller runs with the data folder {folder}. Stop it, or set {DataFolder.Key} to another folder. ({exception.Message})", exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartupException($"{path} cannot be written: {exception.Message} Set {DataFolder.Key} to a folder you can write to.", exception);
        }
    }
}
