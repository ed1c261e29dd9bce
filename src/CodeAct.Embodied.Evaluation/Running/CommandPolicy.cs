using System.Diagnostics;
using CodeAct.Embodied.Agents.Policies;

namespace CodeAct.Embodied.Evaluation.Running;

/// <summary>An agent of one's own: a child process that reads an observation a line and writes an action a line, as JSON.
/// docs/experiments.md describes the lines.</summary>
/// <remarks>It runs with the user's rights. That it crashes, falls silent or writes what is no action is its failure: the episode
/// ends, lost, and the log says why.</remarks>
/// <param name="name">The name in logs.</param>
/// <param name="words">The words that start it.</param>
/// <param name="folder">Where it starts.</param>
/// <param name="answerLimit">How long it may take for one answer.</param>
public sealed class CommandPolicy(
    string name, ImmutableArray<string> words, string folder, TimeSpan answerLimit, ActionMode mode, long seed, TimeProvider clock) : IPolicy, IAsyncDisposable
{
    private const int MaxErrorCharacters = 2000;
    private const int MaxLineCharacters = 1 << 20;

    private readonly StringBuilder errors = new();
    private Process? process;
    private Task? draining;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public async Task<Reply> ReplyAsync(Turn turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        using var deadline = new CancellationTokenSource(answerLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            process ??= Start();
            await process.StandardInput.WriteLineAsync(CommandLines.Write(turn, mode, seed).AsMemory(), either.Token);
            await process.StandardInput.FlushAsync(either.Token);
            return await ReadLineAsync(either.Token) is { } line
                ? CommandLines.Read(line, mode, turn.Functions)
                : Failed(await HowItEndedAsync(either.Token));
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Failed($"it gave no answer in {answerLimit.TotalSeconds:0.#} s");
        }
        catch (IOException)
        {
            return Failed(await HowItEndedAsync(cancellationToken));
        }
        catch (JsonException exception)
        {
            return Failed($"it wrote a line that is no action: {exception.Message}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (process is null)
            return;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        await draining!;
        process.Dispose();
    }

    private static Reply Failed(string how) => new() { Thought = $"(The agent's program failed: {how}.)", Stop = true, StopReason = EpisodeEndReason.AgentCrashed };

    private Process Start()
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        try
        {
            var started = Process.Start(start)!;
            draining = DrainAsync(started.StandardError);
            return started;
        }
        catch (Exception exception) when (exception is System.ComponentModel.Win32Exception)
        {
            throw new InputException($"the agent '{name}'", $"{words[0]} cannot be started: {exception.Message}");
        }
    }

    // Keep reading: a child whose pipe is full blocks in write() and looks hung.
    private async Task DrainAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        try
        {
            for (int count; (count = await reader.ReadAsync(buffer)) > 0;)
            {
                lock (errors)
                {
                    errors.Append(buffer, 0, count);
                    if (errors.Length > MaxErrorCharacters)
                        errors.Remove(0, errors.Length - MaxErrorCharacters);
                }
            }
        }
        catch (IOException)
        {
            // It was killed.
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (await process!.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length > MaxLineCharacters)
                throw new JsonException("it is longer than a megabyte");
            if (!string.IsNullOrWhiteSpace(line))
                return line;
        }

        return null;
    }

    private async Task<string> HowItEndedAsync(CancellationToken cancellationToken)
    {
        await process!.WaitForExitAsync(cancellationToken);
        await draining!;
        var last = errors.ToString().TrimEnd().Split('\n')[^1];
        return $"it ended with code {process.ExitCode}{(last.Length > 0 ? $", and said: {last}" : "")}";
    }
}
