import { formatBytes } from '../../lib/format';
import buttons from '../../ui/Button.module.css';
import { Icon } from '../../ui/Icon';
import { Menu, MenuLink, MenuTitle } from '../../ui/Menu';
import type { Playable } from './player/Playable';
import { useTrackNames } from './useTrackNames';

/** What can be saved: the film, the chat, and each track as it was sent. */
export function DownloadMenu({ playable }: { playable: Playable }) {
  const { artifacts, fileUrl, tracksUrl } = playable;
  const names = useTrackNames(playable);
  const film = artifacts.find(({ kind }) => kind === 'composite');
  const chat = artifacts.find(({ kind }) => kind === 'chat');
  const tracks = artifacts.filter(({ kind }) => kind === 'track');
  return (
    <Menu
      label="Download"
      trigger={
        <>
          <Icon name="download" />
          Download
        </>
      }
      className={[buttons.button, buttons.secondary].join(' ')}
      testId="download-menu"
    >
      <MenuLink icon={<Icon name="camera" />} href={fileUrl(undefined, true)} testId="recording-download">
        Video (MP4{film ? `, ${formatBytes(film.sizeBytes)}` : ''})
      </MenuLink>
      {chat && (
        <MenuLink icon={<Icon name="chat" />} href={fileUrl(chat.path, true)} testId="download-chat">
          Chat (WebVTT)
        </MenuLink>
      )}
      {tracks.length > 0 && <MenuTitle>Tracks, as they were sent</MenuTitle>}
      {tracks.length > 1 && tracksUrl !== undefined && (
        <MenuLink icon={<Icon name="download" />} href={tracksUrl} testId="download-tracks">
          All {tracks.length} (ZIP, {formatBytes(tracks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))})
        </MenuLink>
      )}
      {tracks.map(({ path, sizeBytes }) => (
        <MenuLink key={path} icon={<Icon name="file" />} href={fileUrl(path, true)} testId="download-track">
          {names.get(path) ?? path.slice(path.lastIndexOf('/') + 1)} ({formatBytes(sizeBytes)})
        </MenuLink>
      ))}
    </Menu>
  );
}
