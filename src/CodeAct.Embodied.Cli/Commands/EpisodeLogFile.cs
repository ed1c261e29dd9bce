namespace CodeAct.Embodied.Cli.Commands;

/// <summary>Reads logs for commands.</summary>
internal static class EpisodeLogFile
{
    /// <summary>Reads a log, whole or not, and says on stderr what of it this program does not know.</summary>
    /// <inheritdoc cref="EpisodeLogReader.Read" path="/exception"/>
    public static EpisodeLog Read(string path)
    {
        var log = EpisodeLog.Read(path);
        if (log.SkippedNote(path) is { } note)
            Console.Error.WriteLine(TerminalText.Line(note));
        return log;
    }
}
